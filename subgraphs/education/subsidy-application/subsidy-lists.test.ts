import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { statementsDuring } from "../../../test/support/query-counter";
import {
  apply,
  decide,
  pay,
  pupil,
  refuse,
  SUBSIDY_PARTIES,
  subsidyAct,
  withdraw,
} from "../../../test/support/subsidy-applications";

const LIST = `
  query ($regionCode: RegionCode! = "450204", $schoolId: SchoolCode, $term: String, $states: [SubsidyApplicationState!], $first: Int, $after: String) {
    subsidyApplications(regionCode: $regionCode, schoolId: $schoolId, term: $term, states: $states, first: $first, after: $after) {
      edges { node { id term state reason child { id } enrolment { id } history { kind note } } }
      pageInfo { hasNextPage endCursor } } }`;
const FIGURES = "applications applied approved refused withdrawn paid paidFen centreFen countyFen";
const COVERAGE = `
  query ($regionCode: RegionCode! = "450204", $term: String! = "2018-2019-1") {
    subsidyCoverage(regionCode: $regionCode, term: $term) {
      term figures { ${FIGURES} } received bySchool { school { id } figures { ${FIGURES} } received }
      byGround { ground figures { applications paid } } } }`;

const { bureau, school, otherSchool, ruralSchool, otherBureau } = SUBSIDY_PARTIES;
const leader = callerOf("leader", { purpose: null });

describe("applications for subsidies, together", () => {
  let department: TestDepartment;

  const list = async (variables: Record<string, unknown> = {}, caller: Caller = bureau) => {
    const { data, errors } = await department.ask(caller, LIST, variables);
    expect(errors).toEqual([]);
    return data.subsidyApplications;
  };
  const childrenIn = (page: { edges: { node: { child: { id: string } } }[] }) =>
    page.edges.map(({ node }) => node.child.id).toSorted();
  const ids = (...sequences: number[]) =>
    sequences.map((sequence) => department.personIdOf(pupil(sequence))).toSorted();
  const coverage = async (variables: Record<string, unknown> = {}, caller: Caller = leader) => {
    const { data, errors } = await department.ask(caller, COVERAGE, variables);
    expect(errors).toEqual([]);
    return data.subsidyCoverage;
  };

  beforeAll(async () => {
    department = await startEducation();
    await enrol(department, [
      ...[1, 2, 3, 4, 5].map((sequence) => ({ idNumber: pupil(sequence) })),
      { idNumber: pupil(6), row: { schoolId: SCHOOLS.rural } },
      { idNumber: pupil(7), subsidies: [{ term: "2018-2019-1", amountFen: 50_000 }] },
      { idNumber: pupil(8), row: { schoolId: SCHOOLS.neighbour } },
    ]);
    const act = (caller: Caller, mutation: string) => subsidyAct(department, caller, mutation);
    const made = new Map<number, string>();
    for (const sequence of [1, 2, 3, 4, 6])
      made.set(sequence, (await act(bureau, apply(sequence, { grounds: "[ORPHAN, DISABILITY]" }))).id);
    await act(bureau, apply(5, { term: "2017-2018-2" }));
    await act(otherBureau, apply(8));
    const of = (sequence: number) => made.get(sequence) ?? "";
    for (const sequence of [1, 2, 6]) await act(bureau, decide(of(sequence), 1));
    for (const sequence of [1, 6]) await act(bureau, pay(of(sequence), 2, [25_000, 12_500, 12_500]));
    await act(bureau, refuse(of(3), 1));
    await act(bureau, withdraw(of(4), 1));
  });
  afterAll(() => department?.close());

  it("are listed to each its own, by school, term and state", async () => {
    expect(childrenIn(await list())).toEqual(ids(1, 2, 3, 4, 5, 6));
    expect(childrenIn(await list({ term: "2017-2018-2" }))).toEqual(ids(5));
    expect(childrenIn(await list({ states: ["PAID", "REFUSED"] }))).toEqual(ids(1, 3, 6));
    expect(childrenIn(await list({ schoolId: SCHOOLS.rural }))).toEqual(ids(6));
    expect(childrenIn(await list({}, school))).toEqual(ids(1, 2, 3, 4, 5));
    expect(childrenIn(await list({}, otherSchool))).toEqual([]);
    expect(childrenIn(await list({ schoolId: SCHOOLS.first }, ruralSchool))).toEqual([]);
    expect(childrenIn(await list({ regionCode: "450205" }, otherBureau))).toEqual(ids(8));
    const { data, errors } = await department.ask(otherBureau, LIST, {});
    expect(data.subsidyApplications).toBeNull();
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("are given once each, page by page", async () => {
    const paged: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: { edges: { node: { id: string } }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } =
        await list({ first: 4, after });
      paged.push(...page.edges.map(({ node }) => node.id));
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(new Set(paged).size).toBe(6);
    expect(paged).toHaveLength(6);
  });

  it("cost a page a statement each for applications, acts, enrolments and schools, and a child's no more", async () => {
    const tables = (statements: string[]) => statements.map((sql) => /FROM "?(\w+)"?/.exec(sql)?.[1]).toSorted();
    const listed = ["enrolment", "school", "subsidy_application", "subsidy_application_act"];
    expect(tables(await statementsDuring(() => list()))).toEqual(listed);
    const ofChildren = statementsDuring(async () => {
      const { data } = await department.ask(
        bureau,
        'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Child { subsidyApplications(term: "2018-2019-1") { state history { kind } } } } }',
        { of: [1, 2, 3, 4, 5, 6, 7].map((n) => ({ __typename: "Child", id: department.personIdOf(pupil(n)) })) },
      );
      expect(
        data._entities.map(({ subsidyApplications }: { subsidyApplications: unknown[] }) => subsidyApplications.length),
      ).toEqual([1, 1, 1, 1, 0, 1, 0]);
    });
    expect(tables(await ofChildren)).toEqual(listed);
  });

  it("are figures by school and ground beside what was received, in three statements", async () => {
    const paid = { paid: 1, paidFen: 25_000, centreFen: 12_500, countyFen: 12_500 };
    let found: Awaited<ReturnType<typeof coverage>>;
    const statements = await statementsDuring(async () => {
      found = await coverage();
    });
    expect(statements).toHaveLength(3);
    expect(found).toEqual({
      term: "2018-2019-1",
      figures: {
        applications: 5,
        applied: 0,
        approved: 1,
        refused: 1,
        withdrawn: 1,
        paid: 2,
        paidFen: 50_000,
        centreFen: 25_000,
        countyFen: 25_000,
      },
      received: 3,
      bySchool: [
        {
          school: { id: SCHOOLS.first },
          figures: { applications: 4, applied: 0, approved: 1, refused: 1, withdrawn: 1, ...paid },
          received: 2,
        },
        {
          school: { id: SCHOOLS.rural },
          figures: { applications: 1, applied: 0, approved: 0, refused: 0, withdrawn: 0, ...paid },
          received: 1,
        },
      ],
      byGround: [
        { ground: "DISABILITY", figures: { applications: 5, paid: 2 } },
        { ground: "ORPHAN", figures: { applications: 5, paid: 2 } },
      ],
    });
    expect(await coverage({ regionCode: "450204100" })).toMatchObject({ received: 1, figures: { applications: 1 } });
    expect(await coverage({ term: "2016-2017-1" })).toMatchObject({ received: 0, bySchool: [], byGround: [] });
  });

  it("give no figures of another county, of a term that is none, or to whoever reads none", async () => {
    for (const [caller, term, code] of [
      [callerOf("leader", { regions: ["450205"], purpose: null }), "2018-2019-1", "FORBIDDEN"],
      [leader, "2018", "BAD_INPUT"],
      [school, "2018-2019-1", "FORBIDDEN"],
    ] as const) {
      const { data, errors } = await department.ask(caller, COVERAGE, { term });
      expect(data.subsidyCoverage).toBeNull();
      expect(errors[0]?.extensions.code).toBe(code);
    }
  });
});
