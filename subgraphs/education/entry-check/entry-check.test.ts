import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { POSTS } from "../../../test/support/admission-notices";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, enrolmentIdOf, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { statementsDuring } from "../../../test/support/query-counter";
import { EnrolmentState } from "../enrolment/enrolment-state";
import { StudyMode } from "../enrolment/study-mode";

const TERM = "2018-2019-1";
const { bureau, office, school, otherSchool, town } = POSTS;
const ruralSchool = callerOf("school", { regions: ["450204100"], school: SCHOOLS.rural });

const CHECK =
  "school { id } term termStartsOn deadline state submittedOn submission { actor post } isLate grades { grade expected arrived noShows }";
const NO_SHOW = `id child { id } school { id } enrolment { id } grade reason whereabouts measure recorded { actor post }
  resolution resolvedOn settled { actor }`;

const person = (sequence: number): string => inventIdNumber("450204", "2010-05-01", sequence);
const enrolmentOf = (sequence: number): string => enrolmentIdOf(`G${person(sequence)}`);

let department: TestDepartment;

async function ask(caller: Caller, query: string) {
  const { data, errors } = await department.ask(caller, query);
  expect(errors).toEqual([]);
  return Object.values(data)[0] as never;
}
const open = (caller = bureau, region = "450204", term = TERM): Promise<Record<string, unknown>> =>
  ask(
    caller,
    `mutation { openEntryChecks(regionCode: "${region}", term: "${term}") {
    __typename ... on EntryChecksOpened { opened termStartsOn deadline } ... on Refusal { reason } } }`,
  );
const record = (
  caller: Caller,
  sequence: number,
  { schoolId = SCHOOLS.first, where = "广东惠州" } = {},
): Promise<{ id: string; reason: string }> =>
  ask(
    caller,
    `mutation { recordNoShow(schoolId: "${schoolId}", term: "${TERM}", enrolmentId: "${enrolmentOf(sequence)}",
    reason: WORKING, whereabouts: "${where}", measure: "电话劝返") { __typename ... on NoShow { ${NO_SHOW} } ... on Refusal { why: reason message } } }`,
  );
const resolve = (caller: Caller, id: string, outcome: string, on = "2018-09-05"): Promise<Record<string, unknown>> =>
  ask(
    caller,
    `mutation { resolveNoShow(id: "${id}", outcome: ${outcome}, on: "${on}") { ... on NoShow { ${NO_SHOW} } ... on Refusal { why: reason } } }`,
  );
const submit = (caller: Caller, schoolId = SCHOOLS.first, term = TERM): Promise<Record<string, unknown>> =>
  ask(
    caller,
    `mutation { submitEntryCheck(schoolId: "${schoolId}", term: "${term}") { ... on EntryCheck { ${CHECK} } ... on Refusal { why: reason } } }`,
  );
const checks = async (
  field = "entryChecks",
  caller = bureau,
): Promise<{ school: { id: string }; grades: unknown[] }[]> => {
  const { edges } = (await ask(
    caller,
    `{ ${field}(regionCode: "450204", term: "${TERM}") { edges { node { ${CHECK} } } } }`,
  )) as { edges: { node: never }[] };
  return edges.map(({ node }) => node);
};
const noShows = async (more = "", caller = bureau): Promise<string[]> => {
  const { edges } = (await ask(
    caller,
    `{ noShows(regionCode: "450204", term: "${TERM}" ${more}) { edges { node { child { id } } } } }`,
  )) as { edges: { node: { child: { id: string } } }[] };
  return edges.map(({ node }) => node.child.id).toSorted();
};
const childrenOf = (...sequences: number[]): string[] =>
  sequences.map((sequence) => department.personIdOf(person(sequence))).toSorted();

/** The first school: five in grade 3, two in grade 5, and four whom nobody expects; one in the rural school. */
beforeEach(async () => {
  department = await startEducation({ today: "2018-09-05" });
  await enrol(department, [
    ...[1, 2, 3, 4, 5].map((sequence) => ({ idNumber: person(sequence) })),
    ...[6, 7].map((sequence) => ({ idNumber: person(sequence), row: { grade: 5 } })),
    { idNumber: person(8), row: { state: EnrolmentState.SUSPENDED } },
    { idNumber: person(9), row: { state: EnrolmentState.TRANSFERRED_OUT } },
    { idNumber: person(10), row: { studyMode: StudyMode.HOME_TEACHING } },
    { idNumber: person(11), row: { entryMonth: "2018-10-01" } },
    { idNumber: person(12), row: { schoolId: SCHOOLS.rural, grade: 1 } },
  ]);
  await open();
});
afterEach(() => department?.close());

describe("the check at a term's start", () => {
  it("is opened once for each school of the county, with its deadline a week after the start of term", async () => {
    expect((await checks()).map(({ school: { id } }) => id)).toEqual([SCHOOLS.first, SCHOOLS.rural, SCHOOLS.second]);
    expect(await open()).toEqual({
      __typename: "EntryChecksOpened",
      opened: 0,
      termStartsOn: "2018-09-01",
      deadline: "2018-09-08",
    });
    expect(await open(bureau, "450204", "2018-2019-2")).toMatchObject({
      opened: 3,
      termStartsOn: "2019-02-25",
      deadline: "2019-03-04",
    });
    expect(await open(bureau, "450204", "2018-2020-1")).toMatchObject({ reason: "INVALID" });
  });

  it("counts whom the school expects, those who did not come and those who did, by grade", async () => {
    await record(school, 1);
    await record(school, 6);
    const [first] = await checks();
    expect(first?.grades).toEqual([
      { grade: 3, expected: 5, arrived: 4, noShows: 1 },
      { grade: 5, expected: 2, arrived: 1, noShows: 1 },
    ]);
  });

  it("keeps its numbers once it is submitted, whatever comes after", async () => {
    const { id } = await record(school, 1);
    const submitted = await submit(school);
    const grades = [
      { grade: 3, expected: 5, arrived: 4, noShows: 1 },
      { grade: 5, expected: 2, arrived: 2, noShows: 0 },
    ];
    expect(submitted).toMatchObject({
      state: "SUBMITTED",
      submittedOn: "2018-09-05",
      isLate: false,
      submission: { actor: "test-school" },
      grades,
    });
    await resolve(school, id, "ARRIVED");
    expect((await checks())[0]?.grades).toEqual(grades);
    expect(await submit(school)).toEqual({ why: "ALREADY_DONE" });
    expect(await record(school, 2)).toMatchObject({ why: "WRONG_STATE" });
  });

  it("takes whoever is known to have left out of those expected, and whoever came later into those who came", async () => {
    const [late, gone] = [await record(school, 1), await record(school, 2)];
    await resolve(school, late.id, "ARRIVED");
    await resolve(school, gone.id, "DROPPED_OUT");
    expect((await checks())[0]?.grades[0]).toEqual({ grade: 3, expected: 4, arrived: 4, noShows: 0 });
  });

  it("still counts who has not come when the roll has moved on without a word of what became of the pupil", async () => {
    await record(school, 1);
    await department.roster.query("UPDATE enrolment SET state = 'TRANSFERRED_OUT' WHERE id = $1", [enrolmentOf(1)]);
    expect((await checks())[0]?.grades[0]).toEqual({ grade: 3, expected: 5, arrived: 4, noShows: 1 });
  });

  it("is submitted by the school itself, not by another, once opened and begun", async () => {
    expect(await submit(otherSchool)).toEqual({ why: "NOT_FOUND" });
    expect(await submit(school, SCHOOLS.first, "2017-2018-2")).toEqual({ why: "NOT_FOUND" });
    await open(bureau, "450204", "2018-2019-2");
    expect(await submit(school, SCHOOLS.first, "2018-2019-2")).toEqual({ why: "WRONG_STATE" });
    const outcomes = await Promise.all([submit(school), submit(school), submit(school)]);
    expect(outcomes.map(({ why = "DONE" }) => why).toSorted()).toEqual(["ALREADY_DONE", "ALREADY_DONE", "DONE"]);
  });

  it("sums up the schools that have submitted, and says how many have not", async () => {
    await record(school, 1);
    await record(ruralSchool, 12, { schoolId: SCHOOLS.rural });
    await submit(school);
    const sum = await ask(
      bureau,
      `{ entryCheckSum(regionCode: "450204", term: "${TERM}") { schools opened submitted late openNoShows grades { grade expected arrived noShows } } }`,
    );
    expect(sum).toEqual({
      schools: 3,
      opened: 3,
      submitted: 1,
      late: 0,
      openNoShows: 2,
      grades: [
        { grade: 3, expected: 5, arrived: 4, noShows: 1 },
        { grade: 5, expected: 2, arrived: 2, noShows: 0 },
      ],
    });
  });

  it("costs one statement a page, and one a table for what hangs on its rows", async () => {
    const statements = await statementsDuring(() => checks());
    expect(statements.map((sql) => /FROM "(\w+)"/.exec(sql)?.[1]).toSorted()).toEqual([
      "entry_check",
      "entry_check_count",
      "school",
    ]);
  });
});

describe("a check that is late", () => {
  it("is listed from the day after the deadline, and stays listed as late when it has been submitted", async () => {
    expect(await checks("lateEntryChecks")).toEqual([]);
    await submit(school);
    await department.asOwner("UPDATE entry_check SET deadline = '2018-09-04'");
    expect((await checks("lateEntryChecks")).map(({ school: { id } }) => id)).toEqual([
      SCHOOLS.first,
      SCHOOLS.rural,
      SCHOOLS.second,
    ]);
    await department.asOwner("UPDATE entry_check SET deadline = '2018-09-05'");
    expect(await checks("lateEntryChecks")).toEqual([]);
  });

  it("is shown to a school only when it is its own", async () => {
    await department.asOwner("UPDATE entry_check SET deadline = '2018-09-04'");
    expect((await checks("lateEntryChecks", otherSchool)).map(({ school: { id } }) => id)).toEqual([SCHOOLS.second]);
  });
});

describe("a pupil who did not come", () => {
  it("is recorded with reason, whereabouts and measure, once", async () => {
    expect(await record(school, 1)).toMatchObject({
      child: { id: department.personIdOf(person(1)) },
      school: { id: SCHOOLS.first },
      enrolment: { id: enrolmentOf(1) },
      grade: 3,
      reason: "WORKING",
      whereabouts: "广东惠州",
      measure: "电话劝返",
      recorded: { actor: "test-school", post: "测试岗位" },
      resolution: null,
      settled: null,
    });
    const outcomes = await Promise.all([record(school, 2), record(school, 2)]);
    expect(outcomes.map((outcome) => ("why" in outcome ? outcome.why : "DONE")).toSorted()).toEqual([
      "ALREADY_DONE",
      "DONE",
    ]);
    const rows = await department.roster.query<{ row: string }[]>("SELECT row_to_json(n)::text AS row FROM no_show n");
    expect(rows.map(({ row }) => row).join()).not.toMatch(/惠州|劝返/);
  });

  it("is recorded by its own school alone, while the pupil is expected", async () => {
    expect(await record(otherSchool, 1, { schoolId: SCHOOLS.second })).toMatchObject({ why: "NOT_FOUND" });
    expect(await record(otherSchool, 1)).toMatchObject({ why: "NOT_FOUND" });
    expect(await record(school, 99)).toMatchObject({ why: "NOT_FOUND" });
    expect(await record(school, 8)).toMatchObject({ why: "WRONG_STATE" });
    expect(await record(school, 10)).toMatchObject({ why: "INVALID" });
    expect(await record(school, 1, { where: " " })).toMatchObject({ why: "INVALID" });
  });

  it("is settled once, by its school, and as the roll shows it", async () => {
    const { id } = await record(school, 1);
    expect(await resolve(otherSchool, id, "ARRIVED")).toEqual({ why: "NOT_FOUND" });
    expect(await resolve(school, id, "ARRIVED", "2018-09-06")).toEqual({ why: "INVALID" });
    for (const outcome of ["SUSPENDED", "TRANSFERRED_OUT", "DECEASED"])
      expect(await resolve(school, id, outcome)).toEqual({ why: "WRONG_STATE" });
    await department.roster.query("UPDATE enrolment SET state = 'SUSPENDED' WHERE id = $1", [enrolmentOf(1)]);
    expect(await resolve(school, id, "SUSPENDED")).toMatchObject({
      resolution: "SUSPENDED",
      resolvedOn: "2018-09-05",
      settled: { actor: "test-school" },
    });
    expect(await resolve(school, id, "ARRIVED")).toEqual({ why: "ALREADY_DONE" });
  });

  it("is listed across the schools, open or settled, to whoever may see the school", async () => {
    const { id } = await record(school, 1);
    await record(school, 2);
    await record(ruralSchool, 12, { schoolId: SCHOOLS.rural });
    await resolve(school, id, "ARRIVED");
    expect(await noShows()).toEqual(childrenOf(1, 2, 12));
    expect(await noShows("open: true")).toEqual(childrenOf(2, 12));
    expect(await noShows("open: false")).toEqual(childrenOf(1));
    expect(await noShows("", town)).toEqual(childrenOf(1, 2));
    expect(await noShows("", office)).toEqual(childrenOf(1, 2, 12));
    expect(await noShows("", ruralSchool)).toEqual(childrenOf(12));
  });
});

describe("access", () => {
  const LISTS = ["entryChecks", "lateEntryChecks", "noShows"].map(
    (field) => `{ ${field}(regionCode: "450204", term: "${TERM}") { edges { cursor } } }`,
  );

  it("refuses outside the territory, without scope or purpose, and names of no term", async () => {
    for (const query of LISTS) {
      for (const caller of [
        callerOf("auditor"),
        callerOf("office", { purpose: null }),
        callerOf("office", { regions: ["450205"] }),
      ])
        expect((await department.ask(caller, query)).errors[0]?.extensions.code).toBe("FORBIDDEN");
      expect((await department.ask(bureau, query.replace(TERM, "2018-1"))).errors[0]?.extensions.code).toBe(
        "BAD_INPUT",
      );
    }
  });

  it("lets the bureau alone open, and schools alone record, settle and submit", async () => {
    const opening = `mutation { openEntryChecks(regionCode: "450204", term: "${TERM}") { __typename } }`;
    const submitting = `mutation { submitEntryCheck(schoolId: "${SCHOOLS.first}", term: "${TERM}") { __typename } }`;
    for (const caller of [school, town, office])
      expect((await department.ask(caller, opening)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    for (const caller of [bureau, town, office])
      expect((await department.ask(caller, submitting)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    const outside = await department.ask(callerOf("education", { regions: ["450205"] }), opening);
    expect(outside.errors[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
