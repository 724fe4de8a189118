import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, enrolmentIdOf, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { statementsDuring } from "../../../test/support/query-counter";

const PERSON = "id level grade className name post validFrom validTo";
const ASSIGN = `
  mutation ($schoolId: SchoolCode!, $level: ResponsibilityLevel!, $grade: Int, $className: String, $enrolmentId: ID,
            $name: String!, $post: String!, $validFrom: Date!) {
    outcome: assignResponsible(schoolId: $schoolId, level: $level, grade: $grade, className: $className,
                               enrolmentId: $enrolmentId, name: $name, post: $post, validFrom: $validFrom) {
      __typename ... on Refusal { reason } ... on ResponsiblePerson { ${PERSON} }
    }
  }`;
const END = `
  mutation ($id: ID!, $on: Date!) {
    outcome: endResponsibility(id: $id, on: $on) {
      __typename ... on Refusal { reason } ... on ResponsiblePerson { ${PERSON} }
    }
  }`;
const PERSONS = `
  query ($on: Date) {
    schools(regionCode: "450204") {
      edges { node { id responsiblePersons(on: $on) { level grade className name enrolment { id } } } }
    }
  }`;

const BUREAU = callerOf("education", { purpose: null });
const SCHOOL = callerOf("school", { regions: ["450204001"], school: SCHOOLS.first, purpose: null });
const pupil = inventIdNumber("450204", "2010-05-01", 1);
const stranger = inventIdNumber("450204", "2010-05-01", 2);

describe("who answers for a school", () => {
  let department: TestDepartment;

  const ask = async (caller: typeof BUREAU, query: string, variables: object) => {
    const { data, errors } = await department.ask(caller, query, { ...variables });
    expect(errors).toEqual([]);
    return data.outcome;
  };
  const assign = (caller: typeof BUREAU, assignment: object) =>
    ask(caller, ASSIGN, {
      schoolId: SCHOOLS.first,
      name: "甘老师",
      post: "教师",
      validFrom: "2018-09-01",
      ...assignment,
    });
  const personsOf = async (schoolId: string, caller = BUREAU, on?: string) => {
    const { data, errors } = await department.ask(caller, PERSONS, { on });
    expect(errors).toEqual([]);
    return data.schools.edges.find(({ node }: { node: { id: string } }) => node.id === schoolId)?.node
      .responsiblePersons;
  };

  beforeAll(async () => {
    department = await startEducation();
    await enrol(department, [{ idNumber: pupil }, { idNumber: stranger, row: { schoolId: SCHOOLS.rural } }]);
  });

  afterAll(() => department?.close());

  it("is entered by the bureau for its own people and by the school for its own", async () => {
    const leader = await assign(BUREAU, { level: "BUREAU_LEADER", name: "覃局长", post: "副局长" });
    expect(leader).toEqual({
      __typename: "ResponsiblePerson",
      id: expect.any(String),
      level: "BUREAU_LEADER",
      grade: null,
      className: null,
      name: "覃局长",
      post: "副局长",
      validFrom: "2018-09-01",
      validTo: null,
    });
    expect(await assign(BUREAU, { level: "SECTION_HEAD", name: "韦股长" })).toMatchObject({ name: "韦股长" });
    expect(await assign(SCHOOL, { level: "CLASS_TEACHER", grade: 3, className: "1班" })).toMatchObject({ grade: 3 });
    expect(await assign(SCHOOL, { level: "GRADE_HEAD", grade: 3, name: "卢主任" })).toMatchObject({ name: "卢主任" });
    expect(await assign(SCHOOL, { level: "PRINCIPAL", name: "黄校长" })).toMatchObject({ name: "黄校长" });
    const enrolmentId = enrolmentIdOf(`G${pupil}`);
    const taught = callerOf("school", { regions: ["450204001"], school: SCHOOLS.first });
    expect(await assign(taught, { level: "SUBJECT_TEACHER", enrolmentId, name: "莫老师" })).toMatchObject({
      name: "莫老师",
    });
    expect(await assign(SCHOOL, { level: "BUREAU_LEADER" })).toMatchObject({ reason: "NOT_YOURS" });
    expect(await assign(BUREAU, { level: "PRINCIPAL" })).toMatchObject({ reason: "NOT_YOURS" });
  });

  it("is read from the bureau down by whoever reads schools; the child by whoever reads its enrolment", async () => {
    const persons = await personsOf(SCHOOLS.first, callerOf("office"));
    expect(persons.map(({ name }: { name: string }) => name)).toEqual([
      "覃局长",
      "韦股长",
      "黄校长",
      "卢主任",
      "甘老师",
      "莫老师",
    ]);
    expect(persons.at(-1).enrolment).toEqual({ id: enrolmentIdOf(`G${pupil}`) });
    expect((await personsOf(SCHOOLS.first, callerOf("leader"))).at(-1)).toMatchObject({
      name: "莫老师",
      enrolment: null,
    });
    expect(await personsOf(SCHOOLS.rural)).toEqual([]);
    const statements = await statementsDuring(() => personsOf(SCHOOLS.first, callerOf("office")));
    // Schools, persons, the enrolments they are for and the schools of those.
    expect(statements).toHaveLength(4);
  });

  it("is one person at a time, until the responsibility is ended", async () => {
    const principal = { level: "PRINCIPAL", name: "黄校长" };
    expect(await assign(SCHOOL, principal)).toMatchObject({ reason: "ALREADY_DONE" });
    expect(await assign(SCHOOL, { ...principal, name: "陆校长" })).toMatchObject({ reason: "WRONG_STATE" });
    const [{ id }] = await department.roster.query("SELECT id FROM responsible_person WHERE level = 'PRINCIPAL'");
    expect(await ask(BUREAU, END, { id, on: "2018-12-31" })).toMatchObject({ reason: "NOT_YOURS" });
    expect(await ask(SCHOOL, END, { id, on: "2018-08-31" })).toMatchObject({ reason: "INVALID" });
    expect(await ask(SCHOOL, END, { id, on: "2018-11-30" })).toMatchObject({ validTo: "2018-11-30" });
    expect(await ask(SCHOOL, END, { id, on: "2018-12-31" })).toMatchObject({ reason: "ALREADY_DONE" });
    expect(await assign(SCHOOL, { ...principal, name: "陆校长", validFrom: "2018-11-30" })).toMatchObject({
      reason: "WRONG_STATE",
    });
    const [one, other] = await Promise.all(
      ["陆校长", "温校长"].map((name) => assign(SCHOOL, { ...principal, name, validFrom: "2018-12-01" })),
    );
    expect([one.__typename, other.__typename].toSorted()).toEqual(["Refusal", "ResponsiblePerson"]);
    const namesOn = async (on: string) =>
      (await personsOf(SCHOOLS.first, BUREAU, on)).filter(({ level }: { level: string }) => level === "PRINCIPAL");
    expect(await namesOn("2018-11-30")).toMatchObject([{ name: "黄校长" }]);
    expect(await namesOn("2018-12-01")).not.toMatchObject([{ name: "黄校长" }]);
    expect(await namesOn("2018-08-31")).toEqual([]);
  });

  it.each([
    { level: "CLASS_TEACHER", grade: 3 },
    { level: "GRADE_HEAD", grade: 3, className: "1班" },
    { level: "GRADE_HEAD", grade: 10 },
    { level: "PRINCIPAL", grade: 3 },
    { level: "SUBJECT_TEACHER", grade: 3 },
    { level: "SUBJECT_TEACHER", enrolmentId: "aaaa" },
    { level: "CLASS_TEACHER", grade: 3, className: " " },
    { level: "GRADE_HEAD", grade: 4, name: "  " },
  ])("is refused where place and level do not go together: %j", async (assignment) => {
    expect(await assign(SCHOOL, assignment)).toMatchObject({ reason: "INVALID" });
  });

  it("is refused for a child of another school, for another school and from other territory", async () => {
    const enrolmentId = enrolmentIdOf(`G${stranger}`);
    expect(await assign(SCHOOL, { level: "SUBJECT_TEACHER", enrolmentId })).toMatchObject({ reason: "INVALID" });
    expect(await assign(SCHOOL, { level: "PRINCIPAL", schoolId: SCHOOLS.rural })).toMatchObject({
      reason: "NOT_FOUND",
    });
    expect(await assign(BUREAU, { level: "BUREAU_LEADER", schoolId: SCHOOLS.neighbour })).toMatchObject({
      reason: "NOT_FOUND",
    });
    expect(await ask(BUREAU, END, { id: "no such id", on: "2018-12-31" })).toMatchObject({ reason: "NOT_FOUND" });
  });

  it("is not the office's to enter, which enters the line of government alone", async () => {
    const office = callerOf("office");
    expect(await ask(office, END, { id: "x", on: "2018-12-31" })).toMatchObject({ reason: "NOT_FOUND" });
    const standing = await department.roster.query("SELECT id FROM responsible_person WHERE valid_to IS NULL LIMIT 1");
    expect(await ask(office, END, { id: standing[0].id, on: "2018-12-31" })).toMatchObject({ reason: "NOT_YOURS" });
  });

  it.each(["leader", "township", "auditor", "public-security"] as const)("is entered by no %s", async (role) => {
    const { errors } = await department.ask(callerOf(role), END, { id: "x", on: "2018-12-31" });
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
