import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, enrolmentIdOf, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { statementsDuring } from "../../../test/support/query-counter";
import { EnrolmentState } from "../enrolment/enrolment-state";

const RECORD = `
  mutation ($enrolmentId: ID!, $confirmedOn: Date = "2018-12-20", $paper: String = "就读证明") {
    recordArrivalProof(enrolmentId: $enrolmentId, confirmedOn: $confirmedOn, paper: $paper) {
      ... on Enrolment { id state arrivalConfirmedOn }
      ... on Refusal { reason message }
    }
  }`;
const CONFIRMED = `{ students(regionCode: "450204", first: 1000) { edges { node { id arrivalConfirmedOn } } } }`;

const child = (sequence: number) => inventIdNumber("450204", "2010-05-01", sequence);
const [FIRST, SECOND, THIRD] = [child(1), child(3), child(5)];
const [RURAL, ENROLLED] = [child(7), child(9)];
const idOf = (idNumber: string) => enrolmentIdOf(`G${idNumber}`);
const school = (id: string) => callerOf("school", { regions: ["450204001"], school: id });

describe("proof of arrival", () => {
  let department: TestDepartment;

  const record = async (caller: Caller, enrolmentId: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await department.ask(caller, RECORD, { enrolmentId, ...variables });
    expect(errors).toEqual([]);
    return data.recordArrivalProof;
  };

  beforeAll(async () => {
    department = await startEducation();
    const gone = { state: EnrolmentState.TRANSFERRED_OUT, stateDate: "2018-10-01" };
    await enrol(department, [
      ...[FIRST, SECOND, THIRD].map((idNumber) => ({ idNumber, row: gone })),
      { idNumber: RURAL, row: { ...gone, schoolId: SCHOOLS.rural } },
      { idNumber: ENROLLED },
    ]);
  });

  afterAll(() => department?.close());

  it("is recorded by the school that the child left, with who and when, and shown on the enrolment", async () => {
    expect(await record(school(SCHOOLS.first), idOf(FIRST))).toEqual({
      id: idOf(FIRST),
      state: "TRANSFERRED_OUT",
      arrivalConfirmedOn: "2018-12-20",
    });
    const rows = await department.roster.query("SELECT * FROM arrival_proof");
    expect(rows).toEqual([
      {
        enrolment_id: idOf(FIRST),
        confirmed_on: "2018-12-20",
        paper: "就读证明",
        recorded_by: "test-school",
        recorded_post: "测试岗位",
        recorded_at: new Date("2018-12-31T04:00:00Z"),
      },
    ]);
  });

  it("is recorded by the bureau too, and a second time by nobody, not even at the same moment", async () => {
    const outcomes = await Promise.all(
      [callerOf("education"), school(SCHOOLS.first), callerOf("education")].map((caller) =>
        record(caller, idOf(SECOND)),
      ),
    );
    expect(outcomes.map(({ reason = "RECORDED" }) => reason).toSorted()).toEqual([
      "ALREADY_DONE",
      "ALREADY_DONE",
      "RECORDED",
    ]);
  });

  it("is refused for a child who did not transfer, a day out of order, and without a paper", async () => {
    const by = callerOf("education");
    expect(await record(by, idOf(ENROLLED))).toMatchObject({ reason: "WRONG_STATE" });
    expect(await record(by, idOf(THIRD), { confirmedOn: "2018-09-30" })).toMatchObject({ reason: "INVALID" });
    expect(await record(by, idOf(THIRD), { confirmedOn: "2019-01-01" })).toMatchObject({ reason: "INVALID" });
    expect(await record(by, idOf(THIRD), { paper: "  " })).toMatchObject({ reason: "INVALID" });
    expect(await record(by, idOf(THIRD), { paper: "页".repeat(201) })).toMatchObject({ reason: "INVALID" });
  });

  it("looks to another school as if there were no such enrolment", async () => {
    expect(await record(school(SCHOOLS.second), idOf(THIRD))).toMatchObject({ reason: "NOT_FOUND" });
    expect(await record(school(SCHOOLS.first), idOf(RURAL))).toMatchObject({ reason: "NOT_FOUND" });
    expect(await record(school(SCHOOLS.first), "none")).toMatchObject({ reason: "NOT_FOUND" });
    const elsewhere = callerOf("education", { regions: ["450205"] });
    expect(await record(elsewhere, idOf(THIRD))).toMatchObject({ reason: "NOT_FOUND" });
  });

  it.each([
    ["the office", callerOf("office")],
    ["a township", callerOf("township", { regions: ["450204001"] })],
    ["public security", callerOf("public-security")],
    ["the work on a letter", callerOf("education", { purpose: "LETTER" })],
  ])("is refused to %s", async (_who, caller) => {
    const { data, errors } = await department.ask(caller, RECORD, { enrolmentId: idOf(THIRD) });
    expect(data.recordArrivalProof).toBeNull();
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("is read for a page in one statement more, and only for those who transferred", async () => {
    const statements = await statementsDuring(async () => {
      const { data } = await department.ask(callerOf("office"), CONFIRMED);
      const shown: [string, string | null][] = data.students.edges.map(
        ({ node }: { node: { id: string; arrivalConfirmedOn: string | null } }) => [node.id, node.arrivalConfirmedOn],
      );
      expect(new Map(shown)).toEqual(
        new Map([
          [idOf(FIRST), "2018-12-20"],
          [idOf(SECOND), "2018-12-20"],
          [idOf(THIRD), null],
          [idOf(RURAL), null],
          [idOf(ENROLLED), null],
        ]),
      );
    });
    expect(statements).toHaveLength(2);
  });
});
