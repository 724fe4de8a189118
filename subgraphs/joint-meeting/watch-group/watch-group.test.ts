import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { statementsDuring } from "../../../test/support/query-counter";
import { childId } from "../../../test/support/sweep-rows";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";
import { watchedChild } from "../../../test/support/watched-child";

const GROUPS = "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Child { watchGroups } } }";
const MARK = `mutation ($childId: ID!, $group: WatchGroup!, $since: Date!, $reason: String!) {
  markWatchGroup(childId: $childId, group: $group, since: $since, reason: $reason) { ...Outcome }
}
fragment Outcome on MarkWatchGroupOutcome {
  __typename
  ... on WatchMark { id child { id } group since reason markedBy markedPost markedAt endedOn }
  ... on Refusal { refusal: reason message }
}`;
const END = `mutation ($id: ID!, $endedOn: Date!, $reason: String!) {
  endWatchMark(id: $id, endedOn: $endedOn, reason: $reason) {
    __typename ... on WatchMark { id endedOn endedBy endReason } ... on Refusal { refusal: reason }
  }
}`;
const MARKS = `query ($standing: Boolean!, $first: Int!, $after: String) {
  watchMarks(regionCode: "450204", standing: $standing, first: $first, after: $after) {
    edges { node { id since } } pageInfo { hasNextPage endCursor }
  }
}`;

const office = callerOf("office");
/** Reports open no child: scopes and rows alone decide. */
const reporter = callerOf("office", { purpose: "REPORT" });
const welfare = (category: string, endedOn: string | null = null, grantedOn = "2016-01-01") => ({
  category,
  grantedOn,
  endedOn,
});
const onRoll = (state: string, parts = {}) => ({ state, migrantChild: false, leftBehind: false, ...parts });

describe("watch groups", () => {
  let county: SweptCounty;

  beforeAll(async () => {
    county = await startSweptCounty();
  });
  afterAll(() => county?.close());

  const groupsOf = async (name: string, records = {}, caller: Caller = reporter) => {
    const of = [watchedChild(childId(name), records)];
    const { data, errors } = await county.ask(caller, GROUPS, { of });
    return { groups: data._entities[0]?.watchGroups ?? null, errors };
  };
  const mark = async (name: string, given = {}, caller = office) => {
    const variables = {
      childId: childId(name),
      group: "INVOLVED_IN_CASE",
      since: "2018-12-01",
      reason: "检察院通报",
      ...given,
    };
    const { data, errors } = await county.ask(caller, MARK, variables);
    return { outcome: data?.markWatchGroup ?? null, errors };
  };
  const end = async (id: string, endedOn = "2018-12-20") => {
    const { data } = await county.ask(office, END, { id, endedOn, reason: "结案" });
    return data.endWatchMark;
  };

  describe("of a child", () => {
    it.each<[string, object, string[]]>([
      ["without a record", {}, []],
      ["on the roll", { enrolments: [onRoll("ENROLLED")] }, []],
      ["in care", { welfare: [welfare("IN_DIFFICULTY"), welfare("ORPHAN")] }, ["ORPHAN", "IN_DIFFICULTY"]],
      ["in care until today", { welfare: [welfare("ORPHAN", "2018-12-31")] }, ["ORPHAN"]],
      ["whose care ended", { welfare: [welfare("ORPHAN", "2018-12-30")] }, []],
      ["whose care begins later", { welfare: [welfare("ORPHAN", null, "2019-01-01")] }, []],
      ["on the minimum living allowance", { welfare: [welfare("MINIMUM_LIVING_ALLOWANCE")] }, []],
      ["with a certificate", { disabilityCertificates: [{ issuedOn: "2016-01-01", expiresOn: null }] }, ["DISABLED"]],
      ["with an expired one", { disabilityCertificates: [{ issuedOn: "2016-01-01", expiresOn: "2018-12-30" }] }, []],
      [
        "with a valid one beside one issued later",
        {
          disabilityCertificates: [
            { issuedOn: "2019-01-10", expiresOn: null },
            { issuedOn: "2016-01-01", expiresOn: "2019-01-20" },
          ],
        },
        ["DISABLED"],
      ],
      ["left behind, by the roll", { enrolments: [onRoll("SUSPENDED", { leftBehind: true })] }, ["LEFT_BEHIND"]],
      ["随迁, by the roll", { enrolments: [onRoll("ENROLLED", { migrantChild: true })] }, ["MIGRANT"]],
      ["随迁, by a roll that it left", { enrolments: [onRoll("TRANSFERRED_OUT", { migrantChild: true })] }, []],
    ])("%s", async (_what, records, groups) => {
      expect(await groupsOf("a", records)).toEqual({ groups, errors: [] });
    });

    it.each([
      ["welfare", "civil-affairs"],
      ["enrolments", "education"],
      ["disabilityCertificates", "disabled-persons"],
    ])("are unknown, and an error says so, when %s is absent: %s did not answer", async (field, department) => {
      const { groups, errors } = await groupsOf("a", { [field]: undefined });
      expect(groups).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: "UNAVAILABLE", details: { department } } }]);
    });

    it.each(["welfare", "enrolments", "disabilityCertificates"])(
      "take no %s, where there is always a list, for a missing answer",
      async (field) => {
        expect((await groupsOf("a", { [field]: null })).errors[0]?.extensions.code).toBe("UNAVAILABLE");
      },
    );

    it("go by the home county of the last completed sweep, for whoever may read it", async () => {
      const before = await county.rows.sweep({ asOf: "2018-10-31" });
      await county.rows.child(before, "mover", { home_county_code: "450204" });
      expect((await groupsOf("mover")).groups).toEqual([]);
      const last = await county.rows.sweep();
      await county.rows.child(last, "mover", { home_county_code: "451302" });
      await county.rows.sweep({ state: "RUNNING" });
      expect((await groupsOf("mover")).groups).toEqual(["MIGRANT"]);
      const [own, other] = ["450204001", "450204002"].map((code) =>
        callerOf("township", { regions: [code], purpose: "REPORT" }),
      );
      expect((await groupsOf("mover", {}, own)).groups).toEqual(["MIGRANT"]);
      expect((await groupsOf("mover", {}, other)).groups).toEqual([]);
    });

    it("need every scope of what they rest on", async () => {
      for (const role of ["school", "public-security", "civil-affairs", "leader"] as const)
        expect((await groupsOf("a", {}, callerOf(role))).errors[0]?.extensions.code).toBe("FORBIDDEN");
      expect((await groupsOf("a", {}, callerOf("education", { purpose: "REPORT" }))).groups).toEqual([]);
    });

    it("are told in work on a case of its own child alone, and refused, not empty, of any other", async () => {
      const opened = callerOf("office", { opened: [childId("a")] });
      expect((await groupsOf("a", {}, opened)).errors).toEqual([]);
      for (const [name, caller] of [
        ["a", office],
        ["b", opened],
        ["a", callerOf("education")],
      ] as const) {
        const { groups, errors } = await groupsOf(name, {}, caller);
        expect([groups, errors[0]?.extensions.code]).toEqual([null, "FORBIDDEN"]);
      }
    });

    it("cost one statement for a page of children", async () => {
      const of = Array.from({ length: 50 }, (_, index) => watchedChild(childId(`of page ${index}`)));
      const statements = await statementsDuring(() => county.ask(reporter, GROUPS, { of }));
      // The queue of jobs starts meanwhile.
      expect(statements.filter((sql) => sql.includes("watch_mark"))).toHaveLength(1);
    });
  });

  describe("a mark by hand", () => {
    it("says who put it, when and why, and shows at once on the child", async () => {
      const { outcome } = await mark("marked");
      expect(outcome).toMatchObject({
        __typename: "WatchMark",
        child: { id: childId("marked") },
        group: "INVOLVED_IN_CASE",
        since: "2018-12-01",
        reason: "检察院通报",
        markedBy: "test-office",
        markedPost: "测试岗位",
        markedAt: "2018-12-31T04:00:00.000Z",
        endedOn: null,
      });
      expect((await groupsOf("marked", { welfare: [welfare("ORPHAN")] })).groups).toEqual([
        "ORPHAN",
        "INVOLVED_IN_CASE",
      ]);
    });

    it("is put once, also by two at a time, and anew when it was ended", async () => {
      const outcomes = (await Promise.all([mark("twice"), mark("twice"), mark("twice")])).map(({ outcome }) => outcome);
      expect(outcomes.filter(({ __typename }) => __typename === "WatchMark")).toHaveLength(1);
      expect(outcomes.filter(({ refusal }) => refusal === "ALREADY_DONE")).toHaveLength(2);
      const { id } = outcomes.find(({ __typename }) => __typename === "WatchMark");
      expect(await end(id)).toMatchObject({ endedOn: "2018-12-20", endedBy: "test-office", endReason: "结案" });
      expect((await groupsOf("twice")).groups).toEqual([]);
      expect(await end(id)).toMatchObject({ refusal: "ALREADY_DONE" });
      expect((await mark("twice")).outcome.__typename).toBe("WatchMark");
    });

    it("is kept from schools, townships and other counties", async () => {
      await mark("secret");
      const township = callerOf("township", { regions: ["450204001"], purpose: "REPORT" });
      expect((await groupsOf("secret", {}, township)).groups).toEqual([]);
      expect(
        (await groupsOf("secret", {}, callerOf("office", { regions: ["450205"], purpose: "REPORT" }))).groups,
      ).toEqual([]);
      expect((await groupsOf("secret", {}, callerOf("education", { purpose: "REPORT" }))).groups).toEqual([
        "INVOLVED_IN_CASE",
      ]);
    });

    it("counts for the records linked to the child", async () => {
      await mark("alias");
      await county.rows.link("alias", "canonical");
      expect((await groupsOf("canonical")).groups).toEqual(["INVOLVED_IN_CASE"]);
      expect((await groupsOf("alias")).groups).toEqual(["INVOLVED_IN_CASE"]);
    });

    it.each([
      ["a group that a register tells", { group: "ORPHAN" }, "INVALID"],
      ["a day to come", { since: "2019-01-01" }, "INVALID"],
      ["no reason", { reason: " 　" }, "INVALID"],
      ["a reason of no end", { reason: "因".repeat(2001) }, "INVALID"],
      ["no child", { childId: "450204200805010010" }, "NOT_FOUND"],
    ])("is refused for %s", async (_what, given, refusal) => {
      expect((await mark("b", given)).outcome).toMatchObject({ __typename: "Refusal", refusal });
    });

    it("is not ended before it began, in the future, or when there is none", async () => {
      const { outcome } = await mark("ended");
      for (const day of ["2018-11-30", "2019-01-01"])
        expect(await end(outcome.id, day)).toMatchObject({ refusal: "INVALID" });
      for (const id of ["0190", "01900000-0000-7000-8000-000000000000"])
        expect(await end(id)).toMatchObject({ refusal: "NOT_FOUND" });
    });

    it("is listed by page, and with the ended ones where asked", async () => {
      const list = async (standing: boolean) => {
        const found: string[] = [];
        for (let after: string | null = null; ;) {
          const { data } = await county.ask(office, MARKS, { standing, first: 2, after });
          found.push(...data.watchMarks.edges.map(({ node }: { node: { id: string } }) => node.id));
          if (!data.watchMarks.pageInfo.hasNextPage) return found;
          after = data.watchMarks.pageInfo.endCursor;
        }
      };
      const [standing, all] = [await list(true), await list(false)];
      const rows = await county.sql<{ standing: number; all: number }>(
        'SELECT count(*) FILTER (WHERE ended_on IS NULL)::int AS standing, count(*)::int AS "all" FROM watch_mark',
      );
      expect([new Set(standing).size, new Set(all).size]).toEqual([rows[0]?.standing, rows[0]?.all]);
      expect(all.length).toBeGreaterThan(standing.length);
    });

    it("is the office's of the county alone", async () => {
      const away = callerOf("office", { regions: ["450205"] });
      for (const caller of [
        callerOf("education"),
        callerOf("township"),
        callerOf("office", { purpose: "REPORT" }),
        away,
      ]) {
        expect((await mark("c", {}, caller)).errors[0]?.extensions.code).toBe("FORBIDDEN");
        const { errors } = await county.ask(caller, MARKS, { standing: true, first: 10 });
        expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
      }
    });

    it("keeps its reason out of the database's sight", async () => {
      const rows = await county.sql<{ text: string }>("SELECT encode(reason_sealed, 'escape') AS text FROM watch_mark");
      expect(rows.length).toBeGreaterThan(0);
      for (const { text } of rows) expect(Buffer.from(text, "latin1").toString("utf8")).not.toContain("检察院");
    });
  });
});
