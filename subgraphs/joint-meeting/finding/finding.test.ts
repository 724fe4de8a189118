import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import type { Purpose } from "../../../schema/access/purposes";
import { callerOf } from "../../../test/support/callers";
import type { GraphqlAnswer } from "../../../test/support/graphql-answer";
import { readPages } from "../../../test/support/pages";
import { statementsDuring } from "../../../test/support/query-counter";
import { childId } from "../../../test/support/sweep-rows";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";

const LIST = `
  query ($regionCode: RegionCode = "450204", $first: Int = 100, $after: String, $schoolYear: SchoolYear,
    $kinds: [FindingKind!], $states: [FindingState!], $ownerKind: OwnerKind, $ownerCode: String, $sweepId: ID,
    $townshipCode: RegionCode, $schoolId: SchoolCode, $poorHousehold: Boolean, $childId: ID) {
    findings(regionCode: $regionCode, first: $first, after: $after, schoolYear: $schoolYear, kinds: $kinds,
      states: $states, ownerKind: $ownerKind, ownerCode: $ownerCode, sweepId: $sweepId, townshipCode: $townshipCode,
      schoolId: $schoolId, poorHousehold: $poorHousehold, childId: $childId) {
      edges { cursor node { id kind } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;

const WHOLE = `
  query ($id: ID!) {
    finding(id: $id) {
      kind severity state child { id } otherChild { id } evidence { department record statement asOf }
      owner { kind code department school { id } township { code name } }
      region { code } schoolYear since poorHousehold watchGroups homeRegion { code } township { code } school { id }
      covers foundOn lastSeenOn settledOn
      history { kind at actor post department sweepId reason note paper }
    }
  }`;

const OF_CHILDREN = `
  query ($of: [_Any!]!) {
    _entities(representations: $of) { ... on Child { id findings { id kind history { kind } evidence { statement } } } }
  }`;

const EVIDENCE = [{ department: "education", record: "学籍", statement: "黄小明无学籍", asOf: "2018-12-31" }];

describe("findings", () => {
  let county: SweptCounty;
  let sweep: string;
  let earlier: string;
  const ids: Record<string, string> = {};

  /** Reports open no child: scopes and rows alone decide. */
  const reporter = callerOf("office", { purpose: "REPORT" });
  const list = async (variables: Record<string, unknown>, caller: Caller = reporter): Promise<string[]> => {
    const pages = await readPages((after) => county.ask(caller, LIST, { ...variables, after }));
    return pages
      .flat()
      .map((id) => Object.keys(ids).find((name) => ids[name] === id) ?? id)
      .toSorted();
  };
  const ofChildren = (names: readonly string[], caller = callerOf("office")): Promise<GraphqlAnswer> =>
    county.ask(caller, OF_CHILDREN, { of: names.map((name) => ({ __typename: "Child", id: childId(name) })) });

  /** Statements on findings; the service looks for sweeps to take up meanwhile. */
  const readingsDuring = async (action: () => Promise<unknown>): Promise<string[]> =>
    (await statementsDuring(action)).filter((sql) => /finding|child_link/.test(sql));

  beforeAll(async () => {
    county = await startSweptCounty();
    earlier = await county.rows.sweep({ asOf: "2018-06-30", schoolYear: "2017-2018" });
    sweep = await county.rows.sweep();
    const plant = async (
      name: string,
      child: string,
      finding: Parameters<typeof county.rows.finding>[2],
      of = sweep,
    ) => {
      ids[name] = await county.rows.finding(of, child, finding);
    };
    await plant("absent", "小明", { kind: "ABSENT_ON_ROLL", evidence: EVIDENCE });
    await plant("gap", "小明", { kind: "SUBSIDY_GAP", state: "CONFIRMED", school_id: "2145020403" });
    await plant("out", "小红", {
      kind: "NOT_ENROLLED",
      owner_kind: "TOWNSHIP",
      owner_code: "450204100",
      township_code: "450204100",
      school_id: null,
    });
    await plant("conflict", "小红", {
      kind: "ID_CONFLICT",
      other_child_id: childId("小虹"),
      owner_kind: "DEPARTMENT",
      owner_code: "public-security",
      township_code: null,
      school_id: null,
    });
    await plant("double", "小刚", {
      kind: "DOUBLE_ENROLMENT",
      state: "SETTLED",
      owner_kind: "DEPARTMENT",
      owner_code: "education",
      settle: { reason: "RECORD_MENDED", paper: "柳南教函〔2018〕9号" },
      ofSweep: false,
    });
    await county.sql("UPDATE finding SET school_year = '2017-2018', poor_household = true WHERE id = $1", [
      ids["double"],
    ]);
    await county.sql("INSERT INTO sweep_finding VALUES ($1, $2)", [earlier, ids["double"]]);
    await county.rows.link("小洪", "小红");
  });
  afterAll(() => county?.close());

  it.each([
    [{}, ["absent", "conflict", "double", "gap", "out"]],
    [{ regionCode: "4502" }, ["absent", "conflict", "double", "gap", "out"]],
    [{ regionCode: "450204100" }, ["out"]],
    [{ kinds: ["ABSENT_ON_ROLL", "ID_CONFLICT"] }, ["absent", "conflict"]],
    [{ kinds: [] }, []],
    [{ states: ["CONFIRMED", "SETTLED"] }, ["double", "gap"]],
    [{ ownerKind: "DEPARTMENT" }, ["conflict", "double"]],
    [{ ownerCode: "450204100" }, ["out"]],
    [{ schoolYear: "2017-2018" }, ["double"]],
    [{ townshipCode: "450204001" }, ["absent", "double", "gap"]],
    [{ schoolId: "2145020403" }, ["gap"]],
    [{ poorHousehold: true }, ["double"]],
    [{ poorHousehold: false }, ["absent", "conflict", "gap", "out"]],
    [{ sweepId: "none" }, []],
    [{ sweepId: "0190a000-0000-7000-8000-000000000000" }, []],
    [{ childId: childId("小红") }, ["conflict", "out"]],
    [{ childId: childId("小虹") }, ["conflict"]],
    [{ childId: childId("小洪") }, ["conflict", "out"]],
    [{ childId: "none" }, []],
  ])("are listed that hold to %j", async (variables, expected) => {
    expect(await list(variables)).toEqual(expected);
  });

  it("are listed by the sweep that found them", async () => {
    expect(await list({ sweepId: earlier })).toEqual(["double"]);
    expect(await list({ sweepId: sweep.toUpperCase() })).toEqual(["absent", "conflict", "gap", "out"]);
  });

  it.each([1, 2, 5])("are listed each once, %i a page, in one statement", async (first) => {
    expect(await list({ first })).toHaveLength(5);
    expect(await readingsDuring(() => county.ask(callerOf("office"), LIST, { first }))).toHaveLength(1);
  });

  it("refuse a page and a cursor that are none of theirs", async () => {
    for (const page of [{ first: 0 }, { first: 1001 }, { after: "" }, { after: "x" }, { after: "WyJhIl0" }]) {
      const { errors } = await county.ask(callerOf("office"), LIST, page);
      expect(errors[0]?.extensions.code).toBe("BAD_INPUT");
    }
  });

  it("tell evidence, owner and history", async () => {
    const { data, errors } = await county.ask(reporter, WHOLE, { id: ids["absent"] });
    expect(errors).toEqual([]);
    expect(data.finding).toEqual({
      kind: "ABSENT_ON_ROLL",
      severity: "MEDIUM",
      state: "OPEN",
      child: { id: childId("小明") },
      otherChild: null,
      evidence: EVIDENCE,
      owner: { kind: "SCHOOL", code: "2145020401", department: null, school: { id: "2145020401" }, township: null },
      region: { code: "450204" },
      schoolYear: "2018-2019",
      since: "2018-12-03",
      poorHousehold: false,
      watchGroups: [],
      homeRegion: { code: "450204" },
      township: { code: "450204001" },
      school: { id: "2145020401" },
      covers: [],
      foundOn: "2018-12-31",
      lastSeenOn: "2018-12-31",
      settledOn: null,
      history: [
        {
          kind: "FOUND",
          at: "2018-12-31T04:10:00.000Z",
          actor: null,
          post: null,
          department: null,
          sweepId: sweep,
          reason: null,
          note: null,
          paper: null,
        },
      ],
    });
  });

  it("name a department by its title, a township by its region, and what struck it off by its paper", async () => {
    const ask = async (name: string) => (await county.ask(callerOf("office"), WHOLE, { id: ids[name] })).data.finding;
    expect((await ask("conflict")).owner).toMatchObject({ department: "公安局", school: null, township: null });
    expect((await ask("out")).owner).toMatchObject({
      department: null,
      township: { code: "450204100", name: "太阳村镇" },
    });
    expect(await ask("double")).toMatchObject({
      settledOn: "2018-12-31",
      history: [{ kind: "FOUND" }, { kind: "SETTLED", reason: "RECORD_MENDED", paper: "柳南教函〔2018〕9号" }],
    });
  });

  it("are null by an id that there is none of", async () => {
    for (const id of ["none", "", "0190a000-0000-7000-8000-000000000000"]) {
      expect(await county.ask(callerOf("office"), WHOLE, { id })).toMatchObject({
        data: { finding: null },
        errors: [],
      });
    }
  });

  describe("of a child", () => {
    it("are those under its id and that of a linked record, on both sides of a conflict", async () => {
      const { data, errors } = await ofChildren(["小明", "小红", "小虹", "小洪", "小李"]);
      expect(errors).toEqual([]);
      const kinds = data._entities.map(({ findings }: { findings: { kind: string }[] }) =>
        findings.map(({ kind }) => kind),
      );
      expect(kinds).toEqual([
        ["ABSENT_ON_ROLL", "SUBSIDY_GAP"],
        ["ID_CONFLICT", "NOT_ENROLLED"],
        ["ID_CONFLICT"],
        ["ID_CONFLICT", "NOT_ENROLLED"],
        [],
      ]);
    });

    it("cost one statement for 100 children, and one for their histories", async () => {
      const names = ["小明", "小红", ...Array.from({ length: 98 }, (_, index) => `child ${index}`)];
      expect(await readingsDuring(() => ofChildren(names))).toHaveLength(2);
    });
  });

  describe("are shown", () => {
    it.each([
      ["the office", callerOf("office"), ["absent", "conflict", "double", "gap", "out"]],
      ["education", callerOf("education"), ["absent", "conflict", "double", "gap", "out"]],
      ["public security", callerOf("public-security"), ["conflict"]],
      ["civil affairs", callerOf("civil-affairs"), []],
      ["the disabled persons' federation", callerOf("disabled-persons"), []],
      ["poverty relief", callerOf("poverty-relief"), []],
      ["a school", callerOf("school", { regions: ["450204001"], school: "2145020401" }), ["absent", "double", "gap"]],
      ["another school", callerOf("school", { regions: ["450204100"], school: "2145020403" }), ["gap"]],
      ["a township", callerOf("township", { regions: ["450204100"] }), ["out"]],
    ])("to %s as its policy says, in a list, by id and on the child", async (_who, caller, expected) => {
      expect(await list({}, caller)).toEqual(expected);
      const byId = await Promise.all(
        Object.entries(ids).map(async ([name, id]) => {
          const { data, errors } = await county.ask(caller, WHOLE, { id });
          expect(errors).toEqual([]);
          return data.finding === null ? [] : [name];
        }),
      );
      expect(byId.flat().toSorted()).toEqual(expected);
      const { data } = await ofChildren(["小明", "小红", "小刚"], caller);
      const ofChild: { findings: { id: string }[] }[] = data._entities;
      expect(ofChild.flatMap(({ findings }) => findings.map(({ id }) => id)).toSorted()).toEqual(
        expected.map((name) => ids[name]).toSorted(),
      );
    });

    it("to nobody without the scope or outside a purpose that it serves", async () => {
      const refused: [string, Purpose | null][] = [
        ["leader", "CASE"],
        ["auditor", "CASE"],
        ["office", null],
        ["office", "LETTER"],
        ["office", "SUBSIDY"],
      ];
      for (const [role, purpose] of refused) {
        const caller = callerOf(role as "office", { purpose });
        for (const { errors } of [
          await county.ask(caller, LIST),
          await county.ask(caller, WHOLE, { id: ids["absent"] }),
          await ofChildren(["小明"], caller),
        ]) {
          expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
        }
      }
    });

    it("to a school without a word of the registers that it may not read", async () => {
      const lines = ["education", "public-security", "civil-affairs", "disabled-persons", "poverty-relief"].map(
        (department) => ({ department, record: "记录", statement: `据${department}`, asOf: "2018-12-31" }),
      );
      const told = await county.rows.finding(sweep, "小兰", { kind: "NAME_CONFLICT", evidence: lines, ofSweep: false });
      await county.sql("UPDATE finding SET poor_household = true, watch_groups = '{ORPHAN}' WHERE id = $1", [told]);
      const view = async (caller: Caller) => (await county.ask(caller, WHOLE, { id: told })).data.finding;
      const school = callerOf("school", { regions: ["450204001"], school: "2145020401" });
      expect(await view(school)).toMatchObject({ evidence: lines.slice(0, 2), poorHousehold: null, watchGroups: null });
      const whole = { evidence: lines, poorHousehold: true, watchGroups: ["ORPHAN"] };
      expect(await view(reporter)).toMatchObject(whole);
      expect(await view(callerOf("office", { opened: [childId("小兰")] }))).toMatchObject(whole);
      const { errors } = await county.ask(school, LIST, { poorHousehold: true });
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    });

    it("to the office in work on another child's case, or to compare, without a word of those registers", async () => {
      const found = await county.rows.finding(sweep, "小竹", {
        kind: "NAME_CONFLICT",
        evidence: ["education", "civil-affairs"].map((department) => ({
          department,
          record: "记录",
          statement: "据",
          asOf: "2018-12-31",
        })),
        ofSweep: false,
      });
      for (const caller of [
        callerOf("office"),
        callerOf("office", { opened: [childId("小兰")] }),
        callerOf("office", { purpose: "SWEEP", opened: [childId("小竹")] }),
      ]) {
        const { data } = await county.ask(caller, WHOLE, { id: found });
        expect(data.finding).toMatchObject({
          evidence: [{ department: "education" }],
          poorHousehold: null,
          watchGroups: null,
        });
        const { errors } = await county.ask(caller, LIST, { poorHousehold: true });
        expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
      }
    });

    it("to nobody of another county, and a region outside the territory is refused by name", async () => {
      const neighbour = callerOf("office", { regions: ["450205"] });
      const { errors } = await county.ask(neighbour, LIST);
      expect(errors[0]).toMatchObject({
        message: expect.stringContaining("450204"),
        extensions: { code: "FORBIDDEN" },
      });
      expect((await county.ask(neighbour, WHOLE, { id: ids["absent"] })).data.finding).toBeNull();
      expect((await ofChildren(["小明"], neighbour)).data._entities[0].findings).toEqual([]);
    });
  });
});
