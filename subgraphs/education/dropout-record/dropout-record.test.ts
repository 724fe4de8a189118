import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, recordDropouts, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { statementsDuring } from "../../../test/support/query-counter";
import type { DropoutRecord } from "./dropout-record.type";
import { PersuasionState } from "./persuasion-state";

const LEDGER = `
  query ($regionCode: RegionCode!, $asOf: Date, $first: Int, $after: String) {
    ledger(kind: DROPOUT, regionCode: $regionCode, asOf: $asOf, first: $first, after: $after) {
      edges { cursor node { child { id } recordedName foundOn reason whereabouts state returnedOn responsiblePerson } }
      pageInfo { hasNextPage endCursor }
    }
  }`;

const TOWN = inventIdNumber("450204", "2010-05-01", 1);
const RURAL = inventIdNumber("450204", "2010-05-01", 3);
const NEVER_ENROLLED = inventIdNumber("451321", "2010-05-01", 5);

describe("the ledger of dropouts", () => {
  let department: TestDepartment;

  const read = async (
    variables: Record<string, unknown>,
    caller: Caller = callerOf("office"),
  ): Promise<DropoutRecord[]> => {
    const { data, errors } = await department.ask(caller, LEDGER, { regionCode: "450204", ...variables });
    expect(errors).toEqual([]);
    return data.ledger.edges.map(({ node }: { node: DropoutRecord }) => node);
  };
  const children = (records: DropoutRecord[]) => records.map(({ child }) => child?.id);
  const idsOf = (...idNumbers: string[]) => idNumbers.map((idNumber) => department.personIdOf(idNumber));

  beforeAll(async () => {
    department = await startEducation();
    await enrol(department, [{ idNumber: TOWN }, { idNumber: RURAL, row: { schoolId: SCHOOLS.rural } }]);
    await recordDropouts(department, [
      {
        idNumber: TOWN,
        row: { foundOn: "2018-05-11", persuasionState: PersuasionState.RETURNED, returnedOn: "2018-10-08" },
      },
      { idNumber: TOWN, row: { foundOn: "2018-11-20" } },
      {
        idNumber: RURAL,
        row: { foundOn: "2018-05-12", persuasionState: PersuasionState.RETURNED, returnedOn: "2018-09-01" },
      },
      { idNumber: NEVER_ENROLLED, row: { foundOn: "2018-05-13" } },
    ]);
  });

  afterAll(() => department?.close());

  it("stands as of today by default, ordered by the day found", async () => {
    const records = await read({});
    expect(children(records)).toEqual(idsOf(TOWN, RURAL, NEVER_ENROLLED, TOWN));
    expect(records.map(({ state, returnedOn }) => [state, returnedOn])).toEqual([
      ["RETURNED", "2018-10-08"],
      ["RETURNED", "2018-09-01"],
      ["PERSUADING", null],
      ["PERSUADING", null],
    ]);
    expect(records[0]).toMatchObject({
      recordedName: "韦小明",
      reason: "厌学",
      whereabouts: "外出务工",
      responsiblePerson: "杨老师",
    });
  });

  it("shows as out whoever came back after the day asked for, and leaves out whoever was found after it", async () => {
    const records = await read({ asOf: "2018-09-30" });
    expect(records.map(({ foundOn, state, returnedOn }) => [foundOn, state, returnedOn])).toEqual([
      ["2018-05-11", "PERSUADING", null],
      ["2018-05-12", "RETURNED", "2018-09-01"],
      ["2018-05-13", "PERSUADING", null],
    ]);
    expect(children(await read({ asOf: "2018-05-11" }))).toEqual(idsOf(TOWN));
    expect(await read({ asOf: "2018-05-10" })).toEqual([]);
  });

  it("gives every line once, one a page", async () => {
    const lines: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = await department.ask(callerOf("office"), LEDGER, { regionCode: "450204", first: 1, after });
      lines.push(...data.ledger.edges.map(({ node }: { node: DropoutRecord }) => node.foundOn));
      ({ endCursor: after, hasNextPage: more } = data.ledger.pageInfo);
    }
    expect(lines).toEqual(["2018-05-11", "2018-05-12", "2018-05-13", "2018-11-20"]);
  });

  it("costs three statements a page: its lines, and the enrolments and schools that open them", async () => {
    expect(await statementsDuring(() => read({}))).toHaveLength(3);
  });

  it("opens to a school and a township the lines of children who are enrolled there", async () => {
    const school = (id: string) => callerOf("school", { regions: ["450204001"], school: id });
    expect(children(await read({}, school(SCHOOLS.first)))).toEqual(idsOf(TOWN, TOWN));
    expect(children(await read({}, school(SCHOOLS.second)))).toEqual([]);
    const township = callerOf("township", { regions: ["450204100"] });
    expect(children(await read({}, township))).toEqual(idsOf(RURAL));
    expect(children(await read({ regionCode: "450204001" }))).toEqual(idsOf(TOWN, TOWN));
  });

  it("is closed to another county, to figures' readers and without a purpose", async () => {
    for (const caller of [
      callerOf("office", { regions: ["450205"] }),
      callerOf("auditor"),
      callerOf("office", { purpose: null }),
    ]) {
      const { data, errors } = await department.ask(caller, LEDGER, { regionCode: "450204" });
      expect(data.ledger).toBeNull();
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
  });

  it("takes a cursor of any text without an error of the database", async () => {
    const after = Buffer.from('["9999","x"]').toString("base64url");
    const { data, errors } = await department.ask(callerOf("office"), LEDGER, { regionCode: "450204", after });
    expect(errors).toEqual([]);
    expect(data.ledger.edges).toEqual([]);
  });
});
