import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { type CountyInProcess, startCountyInProcess } from "../../../test/support/county-in-process";
import { SCHOOLS } from "../../../test/support/education-rows";
import { childId } from "../../../test/support/sweep-rows";

const STATEMENT = `
  fragment Statement on ResponsibilityStatement {
    id level unit { code } grade className name post documentNumber signatoryDesk { code } superiorDesk { code }
    signedOn signedPost countersignedOn countersignedPost targets { kind target }
    standing { standing found returned out relapsed overdueDropouts missedTargets { kind } }
  }`;
const DRAW_UP = `mutation ($schoolYear: SchoolYear!) {
  drawUpStatements(schoolYear: $schoolYear) { ... on StatementsDrawnUp { drawnUp existing } ... on Refusal { reason } }
}`;
const SIGN = `mutation ($id: ID!, $side: StatementSide!) {
  signStatement(id: $id, side: $side) { __typename ...Statement ... on Refusal { reason message } }
} ${STATEMENT}`;
const LIST = `query ($levels: [StatementLevel!], $unit: String, $unsignedOnly: Boolean! = false, $first: Int! = 100, $after: String) {
  responsibilityStatements(
    schoolYear: "2018-2019", levels: $levels, unit: $unit, unsignedOnly: $unsignedOnly, first: $first, after: $after
  ) { edges { node { ...Statement } } pageInfo { hasNextPage endCursor } }
} ${STATEMENT}`;
const ASSIGN = `mutation ($level: ResponsibilityLevel!, $grade: Int, $className: String, $name: String!, $post: String!) {
  assignResponsible(schoolId: "${SCHOOLS.first}", level: $level, grade: $grade, className: $className, name: $name, post: $post, validFrom: "2018-09-01") {
    __typename
  }
}`;

const UNIT = `school:${SCHOOLS.first}`;
const office = callerOf("office");
const education = callerOf("education");
const inSchool = { regions: ["450204001"], school: SCHOOLS.first };
const teacher = callerOf("school", inSchool);
const principal: Caller = { ...teacher, actor: "principal", post: "校长", roles: ["school", "head"] };

interface Shown {
  id: string;
  level: string;
  unit: { code: string };
  [field: string]: unknown;
}

describe("statements of responsibility", () => {
  let county: CountyInProcess;

  const act = async (caller: Caller, query: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await county.jointMeeting.ask(caller, query, variables);
    return errors[0]?.extensions.code ?? Object.values(data as object)[0];
  };
  const drawUp = (schoolYear = "2018-2019", caller = office) => act(caller, DRAW_UP, { schoolYear });
  const list = async (variables = {}, caller = office): Promise<Shown[]> =>
    (await act(caller, LIST, variables)).edges.map(({ node }: { node: Shown }) => node);
  const get = async (level: string): Promise<Shown> => {
    const [found] = (await list({ levels: [level] })).filter(({ unit }) =>
      [UNIT, "township:450204001"].includes(unit.code),
    );
    if (found === undefined) throw new Error(`no statement at level ${level}`);
    return found;
  };
  const sign = (id: string, side: string, caller: Caller) => act(caller, SIGN, { id, side });
  const refusal = (reason: string) => expect.objectContaining({ __typename: "Refusal", reason });
  const assign = async (caller: Caller, given: Record<string, unknown>) => {
    const { data } = await county.departments.education.ask(caller, ASSIGN, given);
    expect(data.assignResponsible).toEqual({ __typename: "ResponsiblePerson" });
  };
  const plantCase = (name: string, given: Record<string, unknown> = {}) => {
    const columns = {
      grade: 8,
      class_name: "2班",
      state: "OPEN",
      outcome: null,
      since: "2018-10-08",
      spell: 1,
      ...given,
    };
    return county.inJointMeeting(
      `INSERT INTO child_case (id, number, region_code, child_id, recorded_child_id, spell_number, spell_since, origin, cause,
         whereabouts, school_id, grade, class_name, township_code, lead, stage, stage_since, state, outcome, outcome_on, closed_on,
         opened_on, opened_at)
       VALUES (gen_random_uuid(), $1, '450204', $2, $2, $3, $4::date, 'BY_HAND', 'UNKNOWN', 'UNKNOWN', $5, $6, $7, '450204001',
         'education', 'OPENED', $4::date, $8, $9, CASE WHEN $9::text IS NULL THEN NULL ELSE date '2018-12-01' END,
         CASE WHEN $8 = 'CLOSED' THEN date '2018-12-20' END, $4::date, $4::date)`,
      [
        name,
        childId(name),
        columns.spell,
        columns.since,
        SCHOOLS.first,
        columns.grade,
        columns.class_name,
        columns.state,
        columns.outcome,
      ],
    );
  };

  beforeAll(async () => {
    county = await startCountyInProcess();
    await assign(education, { level: "BUREAU_LEADER", name: "覃局长", post: "副局长" });
    await assign(teacher, { level: "GRADE_HEAD", grade: 8, name: "莫主任", post: "教导主任" });
    await assign(teacher, { level: "CLASS_TEACHER", grade: 8, className: "2班", name: "韦老师", post: "班主任" });
    await county.inJointMeeting(
      `INSERT INTO government_responsible (id, level, region_code, name, post, valid_from, assigned_by, assigned_post, assigned_at)
       VALUES (gen_random_uuid(), 'TOWNSHIP_LEADER', '450204001', '黄主任', '街道办事处主任', '2018-01-01', 'office', '干事', now())`,
    );
  });
  afterAll(() => county?.close());
  beforeEach(() =>
    county.inJointMeeting(
      "TRUNCATE responsibility_statement, case_document, document_series, inbox_entry, child_case CASCADE",
    ),
  );

  it("are drawn up for everybody who answers, each with its number and targets, and once", async () => {
    const done = await drawUp();
    const shown = await list();
    expect(done).toEqual({ drawnUp: shown.length, existing: 0 });
    expect(await drawUp()).toEqual({ drawnUp: 0, existing: shown.length });
    expect(new Set(shown.map(({ documentNumber }) => documentNumber)).size).toBe(shown.length);
    expect(await get("TOWNSHIP_LEADER")).toMatchObject({
      name: "黄主任",
      signatoryDesk: { code: "township:450204001/head" },
      superiorDesk: { code: "leader" },
    });
    expect(await get("CLASS_TEACHER")).toMatchObject({
      name: "韦老师",
      grade: 8,
      className: "2班",
      signatoryDesk: { code: UNIT },
      superiorDesk: { code: `${UNIT}/head` },
    });
    expect((await get("PRINCIPAL"))["targets"]).toContainEqual({ kind: "CONSOLIDATION_RATE", target: 0.97 });
    const told = await county.inJointMeeting(
      "SELECT desk FROM inbox_entry WHERE kind = 'STATEMENT_TO_SIGN' AND desk LIKE $1",
      [`${UNIT}%`],
    );
    expect(told).toEqual(expect.arrayContaining([{ desk: UNIT }, { desk: `${UNIT}/head` }]));
  });

  it("are drawn up once when two clerks do it at the same time", async () => {
    const both = await Promise.all([drawUp(), drawUp("2018-2019", education)]);
    const shown = await list();
    expect(both.map(({ drawnUp }) => drawnUp).toSorted((one, other) => one - other)).toEqual([0, shown.length]);
  });

  it("are signed by either side from its own desk, once, and by nobody for both", async () => {
    await drawUp();
    const { id } = await get("PRINCIPAL");
    expect(await sign(id, "SIGNATORY", teacher)).toEqual(refusal("NOT_YOURS"));
    expect(await sign(id, "SIGNATORY", principal)).toMatchObject({ signedOn: "2018-12-31", signedPost: "校长" });
    expect(await sign(id, "SIGNATORY", principal)).toEqual(refusal("ALREADY_DONE"));
    expect(await sign(id, "SUPERIOR", principal)).toEqual(refusal("NOT_YOURS"));
    expect(await sign(id, "SUPERIOR", education)).toMatchObject({ countersignedOn: "2018-12-31" });
    const ofClass = await get("CLASS_TEACHER");
    expect(await sign(ofClass.id, "SIGNATORY", principal)).toMatchObject({ signedOn: "2018-12-31" });
    expect(await sign(ofClass.id, "SUPERIOR", principal)).toEqual(refusal("NOT_YOURS"));
    expect((await list({ unit: UNIT, unsignedOnly: true })).map(({ level }) => level).toSorted()).toEqual([
      "BUREAU_LEADER",
      "CLASS_TEACHER",
      "GRADE_HEAD",
    ]);
    expect(await sign("none", "SUPERIOR", education)).toEqual(refusal("NOT_FOUND"));
  });

  it("tell how each stands by the cases of the own grade and class", async () => {
    await plantCase("out");
    await plantCase("back", { state: "CLOSED", outcome: "RETURNED", spell: 2 });
    await plantCase("of another grade", { grade: 7, class_name: "1班", state: "WATCHED", outcome: "RETURNED" });
    await plantCase("of the year before", { since: "2018-05-08" });
    await plantCase("no dropout at all", { state: "CLOSED", outcome: "FALSE_REPORT" });
    await drawUp();
    const figures = { found: 2, returned: 1, out: 1, relapsed: 1, overdueDropouts: 0, missedTargets: [] };
    expect((await get("CLASS_TEACHER"))["standing"]).toEqual({ standing: "DROPOUTS_OUT", ...figures });
    expect((await get("PRINCIPAL"))["standing"]).toMatchObject({ ...figures, found: 3, returned: 2 });
    expect((await get("TOWNSHIP_LEADER"))["standing"]).toMatchObject({ found: 3, out: 1 });
  });

  it("are each seen by the county and the own unit alone", async () => {
    await drawUp();
    expect(new Set((await list({}, teacher)).map(({ unit }) => unit.code))).toEqual(new Set([UNIT]));
    const township = callerOf("township", { regions: ["450204001"] });
    expect((await list({}, township)).map(({ unit }) => unit.code)).toEqual(["township:450204001"]);
    expect(await list({}, callerOf("leader", { purpose: null }))).toHaveLength((await list()).length);
    expect(await list({}, callerOf("office", { regions: ["450205"] }))).toEqual([]);
    const stranger = callerOf("school", { regions: ["450204001"], school: "2145020499" });
    expect(await sign((await get("PRINCIPAL")).id, "SIGNATORY", stranger)).toEqual(refusal("NOT_FOUND"));
    expect(await act(callerOf("auditor"), LIST)).toBe("FORBIDDEN");
    expect(await drawUp("2018-2019", teacher)).toBe("FORBIDDEN");
    expect(await drawUp("2016-2017")).toEqual({ reason: "INVALID" });
  });

  it("come a page at a time", async () => {
    await drawUp();
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = await act(office, LIST, { first: 2, after });
      seen.push(...page.edges.map(({ node }: { node: Shown }) => node.id));
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(seen).toEqual((await list()).map(({ id }) => id));
  });
});
