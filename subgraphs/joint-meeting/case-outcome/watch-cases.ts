import { randomUUID } from "node:crypto";
import { CASE_COLUMNS, type CaseRow } from "../case/case.rows";
import { CaseState } from "../case/case-state";
import { OpeningReader } from "../case/opening.reader";
import type { RoundResources } from "../casework-round/round-resources";
import { getCaseworkSettings } from "../casework-setting/casework-settings";
import { readOfficeDays } from "../casework-setting/working-days";
import { CaseOutcomeKind } from "./case-outcome-kind";
import { judgeWatch, type WatchRules } from "./judge-watch";
import { confirmWatched, type Judged, relapseWatched, tellUnconfirmed } from "./watch-outcomes";
import { WATCH_PAGE, type WatchedCase } from "./watch-page";

const PAGE_SIZE = 500;

/** A letter is answered, not watched: its deadline alone goes on. */
const ANSWERED: readonly CaseOutcomeKind[] = [CaseOutcomeKind.HANDED_OVER];

/**
 * Judges every watched outcome as of a county day, page by page through the gateway: closes what the rolls bear out, opens the
 * next spell of whoever is out of school again, and tells the lead of what is not borne out in time. Done twice it does no
 * more than once; each case is a transaction of its own, and a case that fails holds up no other.
 * @throws DomainError UNAVAILABLE when a department is missing: what was not judged is so at the next try, and closed by none.
 */
export async function watchCases(resources: RoundResources, day: string): Promise<void> {
  const { database, office, countyCode, log } = resources;
  if (!(await hasWatched(resources))) return;
  const requestId = randomUUID();
  const rules = { settings: await getCaseworkSettings(database, day), officeDays: await readOfficeDays(database) };
  const faults: unknown[] = [];
  let after: string | null = null;
  do {
    const variables = { regionCode: countyCode, asOf: day, first: PAGE_SIZE, after };
    const answer = await office.read("case-watch", variables, { purpose: "CASE", requestId });
    const { edges, pageInfo } = WATCH_PAGE.parse(answer).cases;
    for (const judged of await rowsOf(
      resources,
      edges.map(({ node }) => node),
    )) {
      await judgeOne(resources, judged, { rules, day, requestId }).catch((fault: unknown) => {
        log.error({ err: fault, caseId: judged.row.id, day }, "a watched case was not judged");
        faults.push(fault);
      });
    }
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  if (faults.length > 0) throw faults[0];
}

interface Watching {
  rules: WatchRules;
  day: string;
  requestId: string;
}

async function judgeOne(
  resources: RoundResources,
  { row, child }: { row: CaseRow; child: WatchedCase["child"] },
  { rules, day, requestId }: Watching,
): Promise<void> {
  const { outcome, outcomeOn: on, watchUntil } = row;
  if (outcome === null || on === null || watchUntil === null || ANSWERED.includes(outcome) || on > day) return;
  const judgement = judgeWatch({ outcome, on, watchUntil }, child, rules, day);
  const judged: Judged = { row, outcome, on, day };
  switch (judgement.kind) {
    case "CONFIRMED":
      return confirmWatched(resources, judged, judgement.by);
    case "UNCONFIRMED":
      return tellUnconfirmed(resources, judged);
    case "RELAPSED": {
      // Read before anything is locked; a relapse is rare, so that its place is not read with every page.
      const reader = new OpeningReader({ ...resources, requestId });
      const { place } = await reader.readChild(row.childId, day);
      return relapseWatched(resources, judged, { since: judgement.since, place, rules });
    }
    case "WATCHING":
      return undefined;
  }
}

async function hasWatched({ database, countyCode }: RoundResources): Promise<boolean> {
  const [row] = await database.query<object[]>(
    "SELECT FROM child_case WHERE region_code = $1 AND state = $2 AND outcome <> ALL ($3::text[]) LIMIT 1",
    [countyCode, CaseState.WATCHED, ANSWERED],
  );
  return row !== undefined;
}

/** The cases of a page with their rows, as far as they are still as they were when it was read. */
async function rowsOf(
  { database }: RoundResources,
  cases: readonly WatchedCase[],
): Promise<{ row: CaseRow; child: WatchedCase["child"] }[]> {
  const rows = await database.query<CaseRow[]>(
    `SELECT ${CASE_COLUMNS} FROM child_case c WHERE c.id = ANY ($1::uuid[]) AND c.state = $2`,
    [cases.map(({ id }) => id), CaseState.WATCHED],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return cases.flatMap(({ id, version, child }) => {
    const row = byId.get(id);
    return row?.version === version ? [{ row, child }] : [];
  });
}
