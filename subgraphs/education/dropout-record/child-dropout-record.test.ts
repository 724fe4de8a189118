import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, recordDropouts, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { statementsDuring } from "../../../test/support/query-counter";
import { PersuasionState } from "./persuasion-state";

const RECORDS = `
  query ($of: [_Any!]!) {
    _entities(representations: $of) {
      ... on Child { dropoutRecords { foundOn returnedOn state recordedName reason } } } }`;

const TWICE = inventIdNumber("450204", "2010-05-01", 1);
const NEVER = inventIdNumber("450204", "2010-05-01", 3);
const NOT_ENROLLED = inventIdNumber("451321", "2010-05-01", 5);

describe("Child.dropoutRecords", () => {
  let department: TestDepartment;

  const read = async (caller: Caller = callerOf("office")) => {
    const of = [TWICE, NEVER, NOT_ENROLLED].map((id) => ({ __typename: "Child", id: department.personIdOf(id) }));
    const { data, errors } = await department.ask(caller, RECORDS, { of });
    expect(errors).toEqual([]);
    return data._entities.map(({ dropoutRecords }: { dropoutRecords: { foundOn: string }[] }) => dropoutRecords);
  };
  const days = async (caller?: Caller) =>
    (await read(caller)).map((records: { foundOn: string }[]) => records.map(({ foundOn }) => foundOn));

  beforeAll(async () => {
    department = await startEducation();
    await enrol(department, [{ idNumber: TWICE }, { idNumber: NEVER }]);
    const returned = { persuasionState: PersuasionState.RETURNED };
    await recordDropouts(department, [
      { idNumber: TWICE, row: { ...returned, foundOn: "2018-03-01", returnedOn: "2018-04-02" } },
      { idNumber: TWICE, row: { ...returned, foundOn: "2018-11-20", returnedOn: "2019-02-25" } },
      { idNumber: NOT_ENROLLED, row: { foundOn: "2018-05-13" } },
    ]);
  });

  afterAll(() => department?.close());

  it("gives a child's lines as they are written, the newest first, and none to a child that never dropped out", async () => {
    expect(await read()).toEqual([
      [
        { foundOn: "2018-11-20", returnedOn: "2019-02-25", state: "RETURNED", recordedName: "韦小明", reason: "厌学" },
        { foundOn: "2018-03-01", returnedOn: "2018-04-02", state: "RETURNED", recordedName: "韦小明", reason: "厌学" },
      ],
      [],
      [expect.objectContaining({ foundOn: "2018-05-13", returnedOn: null })],
    ]);
  });

  it("costs a page three statements: lines, and the enrolments and schools that open them", async () => {
    const statements = await statementsDuring(() => read());
    expect(statements.map((sql) => /FROM "(\w+)"/.exec(sql)?.[1]).toSorted()).toEqual([
      "dropout_ledger",
      "enrolment",
      "school",
    ]);
  });

  it("opens to a school and a township the lines of children who are enrolled there, as the ledger does", async () => {
    const school = (id: string) => callerOf("school", { regions: ["450204001"], school: id });
    expect(await days(school(SCHOOLS.first))).toEqual([["2018-11-20", "2018-03-01"], [], []]);
    expect(await days(school(SCHOOLS.second))).toEqual([[], [], []]);
    expect(await days(callerOf("township", { regions: ["450204001"] }))).toEqual([
      ["2018-11-20", "2018-03-01"],
      [],
      [],
    ]);
    expect(await days(callerOf("office", { regions: ["450205"] }))).toEqual([[], [], []]);
  });

  it("is refused to whoever does not read the ledger", async () => {
    for (const caller of [callerOf("auditor"), callerOf("civil-affairs"), callerOf("office", { purpose: "SUBSIDY" })]) {
      const of = [{ __typename: "Child", id: department.personIdOf(TWICE) }];
      const { errors } = await department.ask(caller, RECORDS, { of });
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
  });
});
