import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { fixedClock } from "../../../infra/runtime/clock";
import { plantCase } from "../../../test/support/case-rows";
import { type CaseworkCounty, openCaseworkCounty, ROUND_APPLICATION } from "../../../test/support/casework-county";
import { dieAtStatement } from "../../../test/support/die-at-statement";
import { eventually } from "../../../test/support/eventually";
import { setDeadline } from "../deadline/deadlines";
import { keepReportDeadlines } from "./keep-report-deadlines";
import { ROUND_PIECES, type RoundPiece } from "./round-piece";
import { runCaseworkRounds } from "./run-casework-rounds";

/** Of days gone by education is not asked, which is away here. */
const LATER = fixedClock("2019-01-31");
const PIECES: readonly RoundPiece[] = ROUND_PIECES.map((piece) =>
  piece.name === "REPORTS"
    ? { ...piece, run: (resources, day) => keepReportDeadlines({ ...resources, clock: LATER }, day) }
    : piece,
);

/** What a round has left behind, but for what a database makes up by itself. */
const OUTCOME = {
  acts: `SELECT d.subject_id, act.due_on, act.kind, act.on_day FROM deadline_act act
         JOIN deadline d ON d.id = act.deadline_id ORDER BY 1, 2, 3`,
  notices: "SELECT desk, kind, subject_id, due_on, created_on FROM inbox_entry ORDER BY 1, 2, 3, 4",
  deadlines: "SELECT subject_id, desk, due_on, ended_on FROM deadline ORDER BY 1",
  events: "SELECT kind, count(*)::int FROM case_event GROUP BY kind",
  pieces: "SELECT day, piece FROM casework_round_piece ORDER BY 1, 2",
  rounds: "SELECT day FROM casework_round ORDER BY 1",
};

/** Locks of a worker that the server has not yet seen die. */
const HELD = `SELECT l.pid FROM pg_locks l JOIN pg_database d ON d.oid = l.database
              WHERE l.locktype = 'advisory' AND l.objid = 7240620 AND d.datname = current_database()`;

describe("a round whose worker is killed", () => {
  let county: CaseworkCounty;

  const run = (day = "2018-12-24"): Promise<boolean> =>
    runCaseworkRounds(county.on(day), new AbortController().signal, PIECES);

  /** A county whose last round was on Saturday, and what there is to be done about on Sunday and Monday. */
  const plant = async (): Promise<void> => {
    await county.sql(`TRUNCATE casework_round, casework_round_piece, inbox_entry, deadline_act, deadline, case_event,
      child_case CASCADE`);
    await run("2018-12-22");
    const caseId = await plantCase(county.sql, "child");
    await county.database.transaction(async (manager) => {
      const task = { subjectKind: "TASK", caseId: null } as const;
      await setDeadline(manager, { ...task, subjectId: "near", desk: "health", dueOn: "2018-12-26" });
      await setDeadline(manager, { ...task, subjectId: "today", desk: "school:2145020401", dueOn: "2018-12-24" });
      await setDeadline(manager, { ...task, subjectId: "late", caseId, desk: "education", dueOn: "2018-11-01" });
    });
  };

  const outcome = async (): Promise<Record<string, object[]>> => {
    const found: Record<string, object[]> = {};
    for (const [name, text] of Object.entries(OUTCOME)) found[name] = await county.sql(text);
    return found;
  };

  beforeAll(async () => {
    county = await openCaseworkCounty();
  });
  afterAll(() => county?.close());

  it("leaves nothing half done and nothing done twice, at whichever of its statements it is killed", async () => {
    await plant();
    await run();
    const undisturbed = await outcome();
    expect(undisturbed["events"]).toEqual([{ kind: "ESCALATED", count: 3 }]);
    expect(undisturbed["deadlines"]).toContainEqual(
      expect.objectContaining({ subject_id: "PERSUASION_REPORT 2018-W51" }),
    );
    expect(undisturbed["rounds"]).toHaveLength(3);
    let statement = 0;
    for (let isDead = true; isDead;) {
      statement += 1;
      await plant();
      isDead = await dieAtStatement(ROUND_APPLICATION, statement, run);
      await eventually(async () => expect(await county.sql(HELD)).toEqual([]), { within: 5_000 });
      await run();
      expect({ statement, ...(await outcome()) }).toEqual({ statement, ...undisturbed });
    }
    expect(statement).toBeGreaterThan(60);
  }, 300_000);

  it("frees its place for the next, and nobody works beside it until then", async () => {
    await plant();
    const holder = county.database.createQueryRunner();
    await holder.startTransaction();
    await holder.query("SELECT pg_advisory_xact_lock(7240620)");
    const before = await outcome();
    await run();
    expect(await outcome()).toEqual(before);
    await holder.rollbackTransaction();
    await holder.release();
    await run();
    expect((await outcome())["rounds"]).toHaveLength(3);
  });
});
