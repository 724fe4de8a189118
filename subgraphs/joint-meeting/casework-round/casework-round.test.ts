import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { plantCase } from "../../../test/support/case-rows";
import { type CaseworkCounty, openCaseworkCounty } from "../../../test/support/casework-county";
import { type DeadlineGiven, endDeadline, setDeadline } from "../deadline/deadlines";
import { actOnDeadlines } from "./act-on-deadlines";
import { DEADLINE_ACTS } from "./deadline-act";
import { ROUND_PIECES, type RoundPiece } from "./round-piece";
import { findLastRound, runCaseworkRounds } from "./run-casework-rounds";

const NEVER = new AbortController().signal;
/** What needs no department: the acts on deadlines. */
const ACTS = ROUND_PIECES.filter(({ name }) => /^(REMIND|TO)_/.test(name));

describe("the daily rounds", () => {
  let county: CaseworkCounty;

  const set = (given: Partial<DeadlineGiven> = {}): Promise<void> =>
    county.database.transaction((manager) =>
      setDeadline(manager, {
        subjectKind: "TASK",
        subjectId: "task",
        caseId: null,
        desk: "education",
        dueOn: "2019-01-07",
        ...given,
      }),
    );
  const end = (on: string): Promise<void> =>
    county.database.transaction((manager) => endDeadline(manager, "TASK", "task", on));
  const run = (day: string, pieces: readonly RoundPiece[] = ACTS): Promise<boolean> =>
    runCaseworkRounds(county.on(day), NEVER, pieces);
  const told = async (): Promise<string[]> => {
    const rows = await county.sql<{ line: string }>(
      "SELECT created_on || ' ' || desk || ' ' || kind AS line FROM inbox_entry ORDER BY created_on, desk, kind",
    );
    return rows.map(({ line }) => line);
  };

  beforeAll(async () => {
    county = await openCaseworkCounty();
  });
  afterAll(() => county?.close());
  beforeEach(() => run("2019-01-02"));
  afterEach(() =>
    county.sql("TRUNCATE casework_round, casework_round_piece, inbox_entry, deadline_act, deadline, office_day"),
  );

  /** Due on Monday the 7th: Thursday is two working days before it. */
  const TOLD = [
    "2019-01-03 education DEADLINE_NEAR",
    "2019-01-07 education DEADLINE_TODAY",
    "2019-01-08 education DEADLINE_MISSED",
    "2019-01-08 education/head DEADLINE_TO_HEAD",
    "2019-01-14 education DEADLINE_ON_AGENDA",
    "2019-01-14 office DEADLINE_ON_AGENDA",
    "2019-01-21 leader DEADLINE_TO_LEADER",
  ];

  it("remind two working days before and on the day, then tell the head, the agenda and the leader", async () => {
    await set();
    for (let day = 3; day <= 31; day += 1) await run(`2019-01-${String(day).padStart(2, "0")}`);
    expect(await told()).toEqual(TOLD);
    expect(await county.sql("SELECT kind, on_day FROM deadline_act ORDER BY on_day")).toEqual([
      { kind: "REMIND_BEFORE", on_day: "2019-01-03" },
      { kind: "REMIND_DUE", on_day: "2019-01-07" },
      { kind: "TO_HEAD", on_day: "2019-01-08" },
      { kind: "TO_AGENDA", on_day: "2019-01-14" },
      { kind: "TO_LEADER", on_day: "2019-01-21" },
    ]);
  });

  it("make up for every day of a month of downtime, in order, with the same outcome", async () => {
    await set();
    await run("2019-01-31");
    expect(await told()).toEqual(TOLD);
    const days = await county.sql<{ day: string }>("SELECT day FROM casework_round ORDER BY day");
    expect(days).toHaveLength(30);
    expect(await findLastRound(county.database)).toBe("2019-01-31");
  });

  it("do each act once, however often and by however many workers at once it is begun", async () => {
    for (let task = 0; task < 700; task += 1) await set({ subjectId: `task ${task}` });
    for (const day of ["2019-01-03", "2019-01-07", "2019-01-21"])
      for (const act of DEADLINE_ACTS) await Promise.all([1, 2, 3].map(() => actOnDeadlines(county.on(day), day, act)));
    await run("2019-01-21");
    const kinds = await county.sql("SELECT kind, count(*)::int FROM inbox_entry GROUP BY kind ORDER BY kind");
    expect(kinds).toEqual([
      { kind: "DEADLINE_MISSED", count: 700 },
      { kind: "DEADLINE_NEAR", count: 700 },
      { kind: "DEADLINE_ON_AGENDA", count: 1400 },
      { kind: "DEADLINE_TODAY", count: 700 },
      { kind: "DEADLINE_TO_HEAD", count: 700 },
      { kind: "DEADLINE_TO_LEADER", count: 700 },
    ]);
  });

  it("leave a deadline alone that has ended", async () => {
    await set();
    await run("2019-01-07");
    await end("2019-01-07");
    await run("2019-01-31");
    expect(await told()).toEqual(TOLD.slice(0, 2));
  });

  it("remind anew of a date that was put off, and of one that went to another desk", async () => {
    await set();
    await run("2019-01-07");
    await set({ dueOn: "2019-01-09" });
    await run("2019-01-08");
    await set({ dueOn: "2019-01-09", desk: "health" });
    await run("2019-01-09");
    expect(await told()).toEqual([
      ...TOLD.slice(0, 2),
      "2019-01-08 education DEADLINE_NEAR",
      "2019-01-09 health DEADLINE_TODAY",
    ]);
  });

  it("tell all the steps upward at once of what is long overdue when it is set", async () => {
    await set({ desk: "office", dueOn: "2018-12-01" });
    await run("2019-01-03");
    expect(await told()).toEqual([
      "2019-01-03 leader DEADLINE_TO_HEAD",
      "2019-01-03 leader DEADLINE_TO_LEADER",
      "2019-01-03 office DEADLINE_MISSED",
      "2019-01-03 office DEADLINE_ON_AGENDA",
    ]);
  });

  it("count by the county's own days, and by the rule of the day", async () => {
    await set();
    await county.sql("INSERT INTO office_day VALUES ('2019-01-08', false)");
    await county.sql("INSERT INTO casework_setting VALUES ('ESCALATE_AGENDA_DAYS', 2, '2019-01-10')");
    await run("2019-01-15");
    await county.sql("DELETE FROM casework_setting WHERE valid_from = '2019-01-10'");
    expect((await told()).slice(2)).toEqual([
      "2019-01-09 education DEADLINE_MISSED",
      "2019-01-09 education/head DEADLINE_TO_HEAD",
      "2019-01-10 education DEADLINE_ON_AGENDA",
      "2019-01-10 office DEADLINE_ON_AGENDA",
    ]);
  });

  it("begin with the day on which the county starts for the first time", async () => {
    await county.sql("TRUNCATE casework_round, casework_round_piece");
    await set({ dueOn: "2019-01-03" });
    await run("2019-01-04");
    expect(await county.sql("SELECT day FROM casework_round")).toEqual([{ day: "2019-01-04" }]);
    expect(await told()).toEqual([
      "2019-01-04 education DEADLINE_MISSED",
      "2019-01-04 education/head DEADLINE_TO_HEAD",
    ]);
  });

  describe("of which a piece fails", () => {
    const seen: string[] = [];
    let isBroken = true;
    const pieces: RoundPiece[] = [
      {
        name: "BROKEN",
        run: async (_resources, day) => {
          if (isBroken) throw new Error("a department is away");
          seen.push(day);
        },
      },
      ...ACTS,
    ];

    it("do all the others, leave the day undone, and make up for the piece in order of its days", async () => {
      await set();
      await run("2019-01-07", pieces);
      await run("2019-01-08", pieces);
      expect(await told()).toEqual(TOLD.slice(0, 4));
      expect(await findLastRound(county.database)).toBe("2019-01-02");
      isBroken = false;
      await run("2019-01-08", pieces);
      expect(seen).toEqual(["03", "04", "05", "06", "07", "08"].map((day) => `2019-01-${day}`));
      expect(await findLastRound(county.database)).toBe("2019-01-08");
      expect(await told()).toEqual(TOLD.slice(0, 4));
    });
  });

  it("stop at the next piece when the service closes", async () => {
    await set();
    const closing = AbortSignal.abort(new Error("closing"));
    await expect(runCaseworkRounds(county.on("2019-01-08"), closing, ACTS)).rejects.toThrow("closing");
    expect(await told()).toEqual([]);
  });

  it("write a step upward into the history of the case", async () => {
    const caseId = await plantCase(county.sql, "child");
    await set({ subjectKind: "CASE", subjectId: caseId, caseId });
    await run("2019-01-14");
    const events = await county.sql<{ kind: string; note_sealed: Buffer }>(
      "SELECT kind, note_sealed FROM case_event WHERE case_id = $1 ORDER BY id",
      [caseId],
    );
    expect(events.map(({ kind, note_sealed: note }) => [kind, county.vault.open(note)])).toEqual([
      ["ESCALATED", expect.stringContaining("已报单位负责人")],
      ["ESCALATED", expect.stringContaining("已列入联席会议议题")],
    ]);
    await county.sql("DELETE FROM case_event");
    await county.sql("DELETE FROM child_case");
  });
});
