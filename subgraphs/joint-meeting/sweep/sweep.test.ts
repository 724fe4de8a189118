import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { type CountyInProcess, startCountyInProcess } from "../../../test/support/county-in-process";
import { eventually } from "../../../test/support/eventually";
import { statementsDuring } from "../../../test/support/query-counter";
import { plantSweptChildren, SWEPT, SWEPT_KINDS } from "../../../test/support/swept-children";

const PROGRESS = `
  id state done total etaSeconds findingsByKind { kind count } missing { department pages } requestedBy disagreements
  startedAt finishedAt`;
const OUTCOME = `
  __typename
  ... on Sweep { ${PROGRESS} }
  ... on Refusal { reason message }`;
const START = `
  mutation ($regionCode: RegionCode!, $schoolYear: SchoolYear!, $asOf: Date!) {
    outcome: startSweep(regionCode: $regionCode, schoolYear: $schoolYear, asOf: $asOf) {
      ${OUTCOME} ... on SweepAlreadyRunning { sweep { id state } }
    }
  }`;
const RESUME = `mutation ($id: ID!) { outcome: resumeSweep(id: $id) { ${OUTCOME} ... on SweepAlreadyRunning { sweep { id } } } }`;
const CANCEL = `mutation ($id: ID!) { outcome: cancelSweep(id: $id) { ${OUTCOME} } }`;
const READ = `query ($id: ID!) { sweep(id: $id) { ${PROGRESS} region { code } schoolYear asOf } }`;

/** Seven pages: a crowd, and those whom something is the matter with among them. */
const CROWD = 3000;
const RECORDS = CROWD + 6;
const PAGES = 7;
const PATIENCE_MS = 1_000;
const ENDS = { within: 40_000 };
const AS_OF = { regionCode: "450204", schoolYear: "2018-2019", asOf: "2018-12-31" };

/** Takes poverty relief's table away from it, or gives it back. */
const rename = ({ departments }: CountyInProcess, table: string, name: string): Promise<void> =>
  departments["poverty-relief"].asOwner(`ALTER TABLE ${table} RENAME TO ${name}`);

/** How a department fails in mid-sweep, after how many requests, and how it is mended. */
const FAILURES = {
  education: {
    // The last page of its last list.
    after: { operation: "SweepStudents", requests: 4 },
    fail: ({ departments }: CountyInProcess) => departments.education.stop(),
    mend: ({ departments }: CountyInProcess) => departments.education.startAgain(),
  },
  "poverty-relief": {
    after: { operation: "SweepPage", requests: 1 },
    fail: (county: CountyInProcess) => rename(county, "household_member", "mislaid"),
    mend: (county: CountyInProcess) => rename(county, "mislaid", "household_member"),
  },
};

describe("a sweep", () => {
  let county: CountyInProcess;
  const office = callerOf("office", { purpose: "SWEEP" });

  const ask = async (query: string, variables: object, caller: Caller = office) => {
    const { data, errors } = await county.jointMeeting.ask(caller, query, { ...variables });
    expect(errors).toEqual([]);
    return data;
  };
  const start = async (request: object = {}, caller: Caller = office) =>
    (await ask(START, { ...AS_OF, ...request }, caller)).outcome;
  const read = async (id: string) => (await ask(READ, { id })).sweep;
  const act = async (mutation: string, id: string, caller: Caller = office) =>
    (await ask(mutation, { id }, caller)).outcome;

  const ended = (id: string, state: string) =>
    eventually(async () => {
      const sweep = await read(id);
      expect(sweep.state).not.toMatch(/QUEUED|RUNNING/);
      expect(sweep).toMatchObject({ state });
      return sweep;
    }, ENDS);
  const runSweep = async () => ended((await start()).id, "COMPLETED");

  /** Findings as they stand, without when they were seen. */
  const findings = () =>
    county.inJointMeeting(
      "SELECT id, kind, child_id, other_child_id, state, covers FROM finding WHERE state <> 'SETTLED' ORDER BY kind, child_id",
    );
  const workings = async () => {
    const [row] = await county.inJointMeeting<{ rows: number }>(
      "SELECT ((SELECT count(*) FROM sweep_draft) + (SELECT count(*) FROM sweep_key) + (SELECT count(*) FROM sweep_rejected_row))::int AS rows",
    );
    return row?.rows;
  };
  const pagesRead = () =>
    county.requests.filter(({ operation, errorCodes }) => operation === "SweepPage" && errorCodes === undefined).length;
  /** Calls once at the first page that the gateway has answered. */
  const atFirstPage = (action: () => void): void => {
    county.onRequest = ({ operation }) => {
      if (operation !== "SweepPage") return;
      county.onRequest = null;
      action();
    };
  };

  beforeAll(async () => {
    county = await startCountyInProcess({ patienceMs: PATIENCE_MS });
    await plantSweptChildren(county, CROWD);
  });
  afterAll(() => county?.close());
  afterEach(() => {
    county.onRequest = null;
    county.requests.length = 0;
  });

  it("finds each kind once, tells its progress, and reads as the office for comparison", async () => {
    const started = await start();
    expect(started).toMatchObject({ __typename: "Sweep", done: 0, findingsByKind: [], missing: [] });
    const underWay = await eventually(async () => {
      const sweep = await read(started.id);
      expect(sweep.done).toBeGreaterThan(0);
      return sweep;
    }, ENDS);
    expect(underWay).toMatchObject({ total: RECORDS, requestedBy: "test-office" });
    const { etaSeconds, ...sweep } = await ended(started.id, "COMPLETED");
    expect(etaSeconds).toBeNull();
    expect(sweep).toMatchObject({
      done: RECORDS,
      region: { code: "450204" },
      schoolYear: "2018-2019",
      asOf: "2018-12-31",
      findingsByKind: SWEPT_KINDS.map((kind) => ({ kind, count: 1 })),
      startedAt: "2018-12-31T04:00:00.000Z",
    });
    expect(county.requests.filter(({ operation }) => operation === "SweepPage")).toHaveLength(PAGES);
    // The daily round reads too, for itself.
    const readings = county.requests.filter(({ operation }) => operation?.startsWith("Sweep"));
    for (const { actor, purpose } of readings) expect([actor, purpose]).toEqual(["joint-meeting", "SWEEP"]);
    expect(await workings()).toBe(0);
  });

  it("finds the same once more, and duplicates nothing", async () => {
    const before = await findings();
    const { findingsByKind } = await runSweep();
    expect(findingsByKind).toEqual(SWEPT_KINDS.map((kind) => ({ kind, count: 1 })));
    expect(await findings()).toEqual(before);
    const events = await county.inJointMeeting("SELECT kind FROM finding_event");
    expect(events).toEqual(SWEPT_KINDS.map(() => ({ kind: "FOUND" })));
  });

  it("runs once however many ask for it at a time, and on whichever copy of the service", async () => {
    const second = await county.openJointMeeting(county.accounts.find(({ account }) => account === "joint-meeting")!);
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => start()));
    const started = outcomes.filter(({ __typename: type }) => type === "Sweep");
    expect(started).toHaveLength(1);
    for (const outcome of outcomes.filter(({ __typename: type }) => type !== "Sweep"))
      expect(outcome).toMatchObject({ __typename: "SweepAlreadyRunning", sweep: { id: started[0].id } });
    await ended(started[0].id, "COMPLETED");
    expect(pagesRead()).toBe(PAGES);
    await second.close();
  });

  it("is cancelled within a page, leaves nothing behind, and makes room for another", async () => {
    const before = await findings();
    const { id } = await start();
    await eventually(async () => expect((await read(id)).total).toBe(RECORDS), ENDS);
    expect(await act(CANCEL, id)).toMatchObject({ __typename: "Sweep", state: "CANCELLED", findingsByKind: [] });
    expect(await act(CANCEL, id)).toMatchObject({ __typename: "Refusal", reason: "ALREADY_DONE" });
    expect(await act(RESUME, id)).toMatchObject({ __typename: "Refusal", reason: "WRONG_STATE" });
    const { id: next } = await start();
    await ended(next, "COMPLETED");
    expect(await read(id)).toMatchObject({ state: "CANCELLED" });
    expect(await workings()).toBe(0);
    expect(await findings()).toEqual(before);
    expect(await act(CANCEL, next)).toMatchObject({ __typename: "Refusal", reason: "WRONG_STATE" });
  });

  it("goes on from its last page when the database has thrown everybody out", async () => {
    const before = await findings();
    let thrownOut: Promise<unknown> | undefined;
    const { id } = await start();
    atFirstPage(() => {
      thrownOut = county.throwOutJointMeeting();
    });
    await ended(id, "COMPLETED");
    await thrownOut;
    expect(thrownOut).toBeDefined();
    expect(await findings()).toEqual(before);
    // Those under way were read again, and no more.
    expect(pagesRead()).toBeLessThanOrEqual(PAGES + 3);
  });

  it("is incomplete by a fault of our own after some tries, names the joint meeting, and is resumed without reading again", async () => {
    const before = await findings();
    await county.inJointMeeting("ALTER TABLE finding_event RENAME TO mislaid");
    const { id } = await start();
    const { missing, done } = await ended(id, "INCOMPLETE");
    expect({ missing, done }).toEqual({ missing: [{ department: "joint-meeting", pages: [] }], done: RECORDS });
    await county.inJointMeeting("ALTER TABLE mislaid RENAME TO finding_event");
    county.requests.length = 0;
    await act(RESUME, id);
    expect(await ended(id, "COMPLETED")).toMatchObject({ missing: [] });
    expect(pagesRead()).toBe(0);
    expect(await findings()).toEqual(before);
  });

  it("is listed, the newest first, in as many statements as one", async () => {
    const list = `query ($first: Int, $after: String) {
      sweeps(regionCode: "450204", first: $first, after: $after) {
        edges { node { ${PROGRESS} } } pageInfo { hasNextPage endCursor }
      }
    }`;
    const ofSweeps = (statements: string[]) =>
      statements.filter((text) => text.includes("sweep_id = ANY") || text.includes("requested_by AS"));
    const one = await statementsDuring(() => ask(list, { first: 1 }));
    let all: { sweeps: { edges: { node: { id: string } }[] } } | undefined;
    const many = await statementsDuring(async () => (all = await ask(list, { first: 100 })));
    expect(ofSweeps(many)).toHaveLength(ofSweeps(one).length);
    const newestFirst = await county.inJointMeeting("SELECT id FROM sweep ORDER BY ordinal DESC");
    expect(all?.sweeps.edges.map(({ node }) => ({ id: node.id }))).toEqual(newestFirst);
    const first = await ask(list, { first: 1 });
    const { edges } = (await ask(list, { first: 1, after: first.sweeps.pageInfo.endCursor })).sweeps;
    expect(edges).toMatchObject([{ node: newestFirst[1] }]);
  });

  describe("while a department is away", () => {
    afterEach(async () => {
      await Promise.all(Object.values(county.departments).map((department) => department.startAgain()));
    });

    it.each(["education", "poverty-relief"] as const)(
      "waits for %s, is incomplete at last with its pages, publishes nothing, and goes on when it is resumed",
      async (name) => {
        const { after, fail, mend } = FAILURES[name];
        const before = await findings();
        const published = () => county.inJointMeeting("SELECT sweep_id FROM sweep_finding GROUP BY 1 ORDER BY 1");
        const sweeps = await published();
        let failing: Promise<void> | undefined;
        county.onRequest = () => {
          if (county.requests.filter(({ operation }) => operation === after.operation).length === after.requests)
            failing ??= fail(county);
        };
        const { id } = await start();
        const { done, missing } = await ended(id, "INCOMPLETE");
        await failing;
        const pages: number[] = missing[0].pages;
        expect(missing).toEqual([{ department: name, pages }]);
        expect(pages.length).toBeGreaterThan(0);
        expect(done).toBe(RECORDS - (await sizeOf(id, pages)));
        expect(await published()).toEqual(sweeps);
        expect(await findings()).toEqual(before);

        await mend(county);
        county.requests.length = 0;
        county.onRequest = null;
        await act(RESUME, id);
        expect(await ended(id, "COMPLETED")).toMatchObject({ done: RECORDS, missing: [] });
        expect(pagesRead()).toBe(pages.length);
        expect(await findings()).toEqual(before);
      },
    );

    it("names the department without pages when it does not even list the children", async () => {
      await county.departments["public-security"].stop();
      const { id } = await start();
      const { missing, total } = await ended(id, "INCOMPLETE");
      expect({ missing, total }).toEqual({ missing: [{ department: "public-security", pages: [] }], total: null });
      await county.departments["public-security"].startAgain();
      const next = await runSweep();
      expect(await act(RESUME, id)).toMatchObject({ reason: "WRONG_STATE", message: expect.stringContaining("newer") });
      expect(next.missing).toEqual([]);
    });

    it("takes a gateway that is started anew in its stride", async () => {
      const before = await findings();
      let renewed: Promise<void> | undefined;
      atFirstPage(() => {
        renewed = county.renewIssuer();
      });
      await runSweep();
      await renewed;
      expect(await findings()).toEqual(before);
    });

    const sizeOf = async (id: string, pages: readonly number[]) => {
      const [row] = await county.inJointMeeting<{ size: number }>(
        "SELECT sum(size)::int AS size FROM sweep_page WHERE sweep_id = $1 AND number = ANY($2)",
        [id, pages],
      );
      return row?.size ?? 0;
    };
  });

  it("examines linked records as one child", async () => {
    const { known, atSchool } = SWEPT.underTwoNumbers;
    await county.inJointMeeting(
      `INSERT INTO child_link (id, alias_id, child_id, reason_sealed, linked_by, linked_post, linked_at)
       VALUES (gen_random_uuid(), $1, $2, '', 'office', '', now())`,
      [county.personIdOf(atSchool), county.personIdOf(known)],
    );
    const { id, findingsByKind } = await runSweep();
    expect(findingsByKind.map(({ kind }: { kind: string }) => kind)).not.toContain("ID_CONFLICT");
    const pages = await county.inJointMeeting<{ page: number; records: number }>(
      "SELECT page, count(*)::int AS records FROM sweep_child WHERE sweep_id = $1 AND canonical_id = $2 GROUP BY page",
      [id, county.personIdOf(known)],
    );
    expect(pages).toMatchObject([{ records: 2 }]);
    const [facts] = await county.inJointMeeting(
      "SELECT on_roll, known_to_public_security FROM sweep_child WHERE sweep_id = $1 AND child_id = $2",
      [id, county.personIdOf(known)],
    );
    expect(facts).toEqual({ on_roll: true, known_to_public_security: true });
    await county.inJointMeeting("DELETE FROM child_link");
  });

  describe("is refused", () => {
    it.each([
      [{ regionCode: "450204001" }, "450204"],
      [{ schoolYear: "2017-2018" }, "2017-2018"],
      [{ schoolYear: "2019-2020", asOf: "2019-09-01" }, "2018-12-31"],
      [{ asOf: "2019-01-01" }, "2018-12-31"],
    ])("%j with words", async (request, words) => {
      expect(await start(request)).toMatchObject({
        __typename: "Refusal",
        reason: "INVALID",
        message: expect.stringContaining(words),
      });
    });

    it("to a neighbour, who sees none of ours", async () => {
      const neighbour = callerOf("office", { purpose: "SWEEP", regions: ["450205"] });
      const [sweep] = await county.inJointMeeting<{ id: string }>("SELECT id FROM sweep ORDER BY ordinal DESC");
      for (const mutation of [CANCEL, RESUME])
        expect(await act(mutation, sweep!.id, neighbour)).toMatchObject({ reason: "NOT_FOUND" });
      expect((await ask(READ, { id: sweep!.id }, neighbour)).sweep).toBeNull();
      const { errors } = await county.jointMeeting.ask(neighbour, START, AS_OF);
      expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    });

    it.each(["education", "leader", "school", "township", "auditor"] as const)("to %s by scope", async (role) => {
      const { errors } = await county.jointMeeting.ask(callerOf(role, { purpose: "SWEEP" }), START, AS_OF);
      expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    });

    it("to be read, cancelled or resumed by an id that is none", async () => {
      expect(await act(CANCEL, "none")).toMatchObject({ reason: "NOT_FOUND" });
      expect(await act(RESUME, crypto.randomUUID())).toMatchObject({ reason: "NOT_FOUND" });
      expect(await read("none")).toBeNull();
    });
  });
});
