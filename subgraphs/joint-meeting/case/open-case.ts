import type { EntityManager } from "typeorm";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { PersonId } from "../../../schema/person-id";
import { alreadyDone } from "../../../infra/runtime/refusals";
import type { CaseDraft, OpeningAct } from "./case-draft";
import { CaseOrigin } from "./case-origin";
import { CASE_COLUMNS, type CaseRow } from "./case.rows";
import { CaseState } from "./case-state";
import type { DropoutCause } from "./dropout-cause";
import { insertCase } from "./insert-case";
import { leadOf, type OpeningPlace } from "./opening-place";
import type { Whereabouts } from "./whereabouts";

/** The child has a case that is not closed: no other is opened beside it. */
export class StillOpen {
  constructor(
    readonly row: CaseRow,
    /** Whether it is about the time that the draft was about. */
    readonly isOfSpell: boolean,
  ) {}
}

/**
 * Opens a case in the transaction of an act, with number, responsible persons, history, deadline and notice. Of two at
 * once for one child, under whichever of its records, the second finds the case of the first.
 */
export async function openCase(
  manager: EntityManager,
  draft: CaseDraft,
  act: OpeningAct,
): Promise<CaseRow | StillOpen | Refusal> {
  const childId = await takeChild(manager, draft.place.childId);
  const known = await manager.query<CaseRow[]>(CASES_OF_CHILD, [draft.regionCode, childId]);
  const open = known.find(({ state }) => state !== CaseState.CLOSED);
  if (open !== undefined) return new StillOpen(open, overlaps(open, draft));
  const same = known.find((earlier) => overlaps(earlier, draft));
  if (same !== undefined) {
    return alreadyDone(
      `Case ${same.number} is about this time out of school.`,
      `该次辍学已由${same.number}号案件办理，不重复建案。`,
    );
  }
  return insertCase(manager, { ...draft, childId, others: known }, act);
}

/** What a relapse (二次辍学) needs beside {@link OpeningAct}. */
export interface Relapse {
  /** Closed before, in the same transaction. */
  previous: CaseRow;
  since: string;
  place: OpeningPlace;
  /** From the ledger where it has a new entry; else what was known of the last spell. */
  cause?: DropoutCause;
  whereabouts?: Whereabouts;
  account?: string | null;
}

/** Opens the next spell of a child whose case has just been closed as relapsed, with its lead and assistants. */
export function openSpell(
  manager: EntityManager,
  { previous, since, place, cause, whereabouts, account = null }: Relapse,
  act: OpeningAct,
): Promise<CaseRow | StillOpen | Refusal> {
  const { regionCode, lead, assistants } = previous;
  const draft: CaseDraft = {
    regionCode,
    place,
    since,
    until: null,
    backBefore: null,
    origin: CaseOrigin.RELAPSE,
    findingId: null,
    cause: cause ?? previous.cause,
    whereabouts: whereabouts ?? previous.whereabouts,
    account,
    lead: place.schoolId === previous.schoolId ? lead : leadOf(place),
    assistants,
  };
  return openCase(manager, draft, act);
}

/**
 * Keeps records from being linked until the transaction's end. Before any row of findings or cases is held: a linking and
 * a sweep's conclusion take their locks in that order.
 */
export async function holdLinks(manager: EntityManager): Promise<void> {
  await manager.query("LOCK TABLE child_link IN ROW EXCLUSIVE MODE");
}

/**
 * The record that stands for a child, held until the transaction's end: nobody opens another case of it nor links its
 * records meanwhile.
 */
async function takeChild(manager: EntityManager, recordId: PersonId): Promise<PersonId> {
  await holdLinks(manager);
  const [link] = await manager.query<{ childId: PersonId }[]>(
    'SELECT child_id AS "childId" FROM child_link WHERE alias_id = $1 AND undone_at IS NULL',
    [recordId],
  );
  const childId = link?.childId ?? recordId;
  await manager.query("SELECT pg_advisory_xact_lock(hashtextextended('child_case ' || $1, 0))", [childId]);
  return childId;
}

/** Whether another case is about a time that a draft is about too: a spell without an end goes on. */
function overlaps({ spellSince, outcomeOn }: CaseRow, { since, until, backBefore }: CaseDraft): boolean {
  if (spellSince === since) return true;
  const ended = outcomeOn ?? (backBefore !== null && spellSince < backBefore ? backBefore : null);
  return (until === null || spellSince < until) && (ended === null || since < ended);
}

const CASES_OF_CHILD = `
  SELECT ${CASE_COLUMNS} FROM child_case c WHERE c.region_code = $1 AND c.child_id = $2 ORDER BY c.spell_since`;
