import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { CasePapers } from "../../../test/support/case-papers";
import { plantCase } from "../../../test/support/case-rows";
import { type CaseworkCounty, openCaseworkCounty, ROUND_APPLICATION } from "../../../test/support/casework-county";
import { dieAtStatement } from "../../../test/support/die-at-statement";
import { CASE_COLUMNS, type CaseRow } from "../case/case.rows";
import { CaseState } from "../case/case-state";
import { JobQueue } from "../../../infra/runtime/jobs/job-queue";
import { CaseOutcomeActs } from "../case-outcome/case-outcome.acts";
import { CaseOutcomeKind } from "../case-outcome/case-outcome-kind";
import { CaseReopeningActs } from "../case-outcome/case-reopening.acts";
import { daysAfter } from "../report-due/report-standing";
import { CaseStepActs } from "./case-step.acts";
import { competentOrgans } from "./competent-organs";
import { judgeStep } from "./judge-step";
import { readCaseFacts, readStepRules } from "./read-case-facts";
import { StepKind } from "./step-kind";
import { ruleOf } from "./step-table";

const CLERKS: Readonly<Record<string, Caller>> = {
  "school:2145020401": callerOf("school", { school: "2145020401" }),
  "township:450204001": callerOf("township", { regions: ["450204001"] }),
  education: callerOf("education"),
  office: callerOf("office"),
  "school:2145020402": callerOf("school", { school: "2145020402" }),
};

/** What is tried: a step on some day by some clerk, with a paper or without, approved or not; or an outcome, or to go on. */
const tries = fc.array(
  fc.record({
    act: fc.constantFrom("STEP", "STEP", "STEP", "STEP", "VISIT", "CONCLUDE", "REOPEN"),
    wait: fc.integer({ min: 0, max: 12 }),
    kind: fc.constantFrom(...Object.values(StepKind)),
    clerk: fc.constantFrom(...Object.keys(CLERKS)),
    hasPaper: fc.boolean(),
    isApproved: fc.boolean(),
    isStale: fc.constantFrom(false, false, false, true),
    /** Whether a step that may come is chosen, with all that it needs. */
    isGuided: fc.boolean(),
  }),
  { minLength: 4, maxLength: 18 },
);
type Try = typeof tries extends fc.Arbitrary<(infer One)[]> ? One : never;

describe("a case, whatever is tried in it", () => {
  let county: CaseworkCounty;
  let papers: CasePapers;
  let jobs: JobQueue;
  const today = "2019-12-31";

  const rowOf = async (id: string): Promise<CaseRow> =>
    (await county.database.query<CaseRow[]>(`SELECT ${CASE_COLUMNS} FROM child_case c WHERE c.id = $1`, [id]))[0]!;
  const stepActs = (caller: Caller) => new CaseStepActs(county.on(today), caller);
  const takeStep = async (row: CaseRow, { kind, clerk, hasPaper }: Try, on: string, version: number) =>
    stepActs(CLERKS[clerk]!).take({
      caseId: row.id,
      version,
      kind,
      on,
      note: null,
      answerUntil: null,
      documentId: null,
      paperNumber: hasPaper ? "1号" : null,
      attachmentIds: hasPaper ? [await papers.attachment(row.id)] : [],
    });

  /** Whether a step may be taken, by the table and the desks alone. */
  const isDue = async (row: CaseRow, { kind, clerk, hasPaper, isApproved, isStale }: Try, on: string) => {
    const facts = await readCaseFacts(county.database.manager, row);
    const rules = await readStepRules(county.database, on);
    const { obstacle, skipped } = judgeStep(kind, facts, rules, on);
    return (
      !isStale &&
      obstacle === null &&
      (skipped.length === 0 || isApproved) &&
      (hasPaper || !ruleOf(kind).needsPaper) &&
      competentOrgans(ruleOf(kind), facts).includes(clerk)
    );
  };

  const guided = async (row: CaseRow, tried: Try, on: string): Promise<Try> => {
    const facts = await readCaseFacts(county.database.manager, row);
    const rules = await readStepRules(county.database, on);
    const open = Object.values(StepKind).filter((kind) => judgeStep(kind, facts, rules, on).obstacle === null);
    const kind = open[on.charCodeAt(9) % Math.max(1, open.length)] ?? tried.kind;
    const [clerk = tried.clerk] = competentOrgans(ruleOf(kind), facts);
    return { ...tried, kind, clerk, hasPaper: true, isApproved: true, isStale: false };
  };

  const attempt = async (row: CaseRow, tried: Try, on: string): Promise<CaseRow | Refusal | null> => {
    const version = tried.isStale ? row.version - 1 : row.version;
    const clerk = CLERKS[tried.clerk]!;
    const paper = { paper: "返校确认书", paperNumber: null, documentId: null, note: "理由", attachmentIds: [] };
    switch (tried.act) {
      case "VISIT":
        await papers.visit(row.id, on);
        return null;
      case "CONCLUDE":
        return new CaseOutcomeActs({ ...county.on(today), jobs }, clerk).conclude({
          caseId: row.id,
          version,
          outcome: CaseOutcomeKind.FALSE_REPORT,
          on,
          ...paper,
        });
      case "REOPEN":
        if (tried.isApproved && row.state !== CaseState.OPEN) await approve("REOPEN_CASE", row.id);
        return new CaseReopeningActs(county.on(today), clerk).reopen(row.id, version, "仍未返校");
      default: {
        if (tried.isApproved) await approve("SKIP_STEP", `${row.id}:${tried.kind}`);
        const mayCome = await isDue(row, tried, on);
        const done = await takeStep(row, tried, on, version);
        expect(!(done instanceof Refusal)).toBe(mayCome);
        return done;
      }
    }
  };
  const approve = async (kind: "SKIP_STEP" | "REOPEN_CASE", subject: string): Promise<void> => {
    await county.sql("DELETE FROM approval WHERE subject_id = $1 AND state = 'APPROVED'", [subject]);
    const id = await papers.approve(kind, subject);
    await county.sql("UPDATE approval SET lapses_on = '2020-12-31' WHERE id = $1", [id]);
  };

  beforeAll(async () => {
    county = await openCaseworkCounty();
    papers = new CasePapers(county.sql, county.vault);
    jobs = new JobQueue({
      service: "joint-meeting",
      databaseUrl: county.appUrl,
      log: county.on(today).log,
      queues: [],
    });
    await county.sql(`INSERT INTO legal_basis VALUES (gen_random_uuid(), 'PENALTY', '条例', '第四十条', '2018-01-01', NULL, now(),
      'a', 'b', 'c')`);
  });
  afterAll(async () => {
    await jobs?.close();
    await county?.close();
  });

  it("takes what the table allows from whom it allows, and nothing else; each act is one version", async () => {
    let walks = 0;
    await fc.assert(
      fc.asyncProperty(tries, async (attempts) => {
        walks += 1;
        const id = await plantCase(county.sql, `walk ${walks}`, { opened_on: "2018-12-05" });
        let on = "2018-12-05";
        for (const tried of attempts) {
          on = daysAfter(on, tried.wait);
          const before = await rowOf(id);
          const done = await attempt(before, tried.isGuided ? await guided(before, tried, on) : tried, on);
          const after = await rowOf(id);
          expect(after.version).toBe(before.version + (done === null || done instanceof Refusal ? 0 : 1));
          expect(done instanceof Refusal || done === null ? before : done).toEqual(after);
        }
        const running = await county.sql("SELECT FROM deadline WHERE case_id = $1 AND ended_on IS NULL", [id]);
        expect(running.length).toBeLessThanOrEqual(1);
        const events = await county.sql("SELECT FROM case_event WHERE case_id = $1", [id]);
        expect(events).toHaveLength((await rowOf(id)).version - 1);
      }),
      { numRuns: 40 },
    );
    expect(await county.sql("SELECT FROM child_case")).toHaveLength(walks);
    expect((await county.sql("SELECT FROM case_step")).length).toBeGreaterThan(walks);
    expect(
      await county.sql("SELECT child_id FROM child_case WHERE state <> 'CLOSED' GROUP BY child_id HAVING count(*) > 1"),
    ).toEqual([]);
  }, 240_000);

  it("is advanced by one of two clerks at once; the other is told, and nothing is there twice", async () => {
    let walks = 0;
    const first = { kind: StepKind.CONFIRM_DROPOUT, hasPaper: false } as Try;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("school:2145020401", "education"), { minLength: 2, maxLength: 4 }),
        async (clerks) => {
          walks += 1;
          const row = await rowOf(await plantCase(county.sql, `race ${walks}`));
          const done = await Promise.all(
            clerks.map((clerk) => takeStep(row, { ...first, clerk }, "2018-12-31", row.version)),
          );
          const refusals = done.filter((outcome) => outcome instanceof Refusal);
          expect(refusals).toHaveLength(clerks.length - 1);
          for (const { reason } of refusals) expect(["CHANGED", "ALREADY_DONE"]).toContain(reason);
          expect((await rowOf(row.id)).version).toBe(2);
          expect(await county.sql("SELECT FROM case_step WHERE case_id = $1", [row.id])).toHaveLength(1);
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);

  it("has a step whole or not at all, at whichever of its statements the clerk's service is killed", async () => {
    const tables = ["case_step", "case_event", "deadline", "inbox_entry"] as const;
    const given = { kind: StepKind.RETURN_NOTICE, clerk: "education", hasPaper: true } as Try;
    let statement = 0;
    for (let isDead = true; isDead;) {
      statement += 1;
      const row = await rowOf(await plantCase(county.sql, `death ${statement}`));
      await approve("SKIP_STEP", `${row.id}:${given.kind}`);
      isDead = await dieAtStatement(ROUND_APPLICATION, statement, async () => {
        await takeStep(row, given, "2018-12-31", row.version);
      });
      const counts: number[] = [];
      for (const table of tables)
        counts.push((await county.sql(`SELECT FROM ${table} WHERE case_id = $1`, [row.id])).length);
      const { version } = await rowOf(row.id);
      const [approval] = await county.sql<{ state: string }>("SELECT state FROM approval WHERE case_id = $1", [row.id]);
      const done = version === 2;
      expect(counts).toEqual(tables.map(() => (done ? 1 : 0)));
      expect(approval?.state).toBe(done ? "USED" : "APPROVED");
      if (!done) await takeStep(row, given, "2018-12-31", row.version);
      expect(await rowOf(row.id)).toMatchObject({ version: 2, stage: given.kind });
    }
    expect(statement).toBeGreaterThan(12);
  }, 120_000);
});
