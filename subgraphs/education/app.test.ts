import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createCallerSigner } from "../../infra/runtime/caller-token";
import { callerOf } from "../../test/support/callers";
import { outputDuring } from "../../test/support/captured-output";
import type { TestDepartment } from "../../test/support/department";
import { enrol, enrolmentIdOf, recordDropouts, SCHOOLS, startEducation } from "../../test/support/education-rows";
import { inventIdNumber } from "../../test/support/people";
import { statementsDuring } from "../../test/support/query-counter";
import { AbsenceKind } from "./attendance/absence-kind";
import { EnrolmentChangeKind } from "./enrolment-change/change-kind";
import { StudyMode } from "./enrolment/study-mode";

const PUPIL = inventIdNumber("450204", "2010-05-01", 1);
const RURAL = inventIdNumber("450204", "2010-05-01", 3);
const MOVED = inventIdNumber("451321", "2010-05-01", 5);
const UNKNOWN = inventIdNumber("450204", "2010-05-01", 7);
const PHONE = "13877200001";

const CHILD = `
  query ($of: [_Any!]!) {
    _entities(representations: $of) {
      ... on Child {
        id
        enrolments {
          id child { id } studentNumber recordedName school { id name township { code } phone } grade className
          entryMonth state stateDate studyMode boarder guardianName guardianPhone warnings
          changes { kind changedOn paper }
        }
        attendance { absences { date kind } unexcusedDays sickLeaveDays personalLeaveDays }
        subsidies { term item amountFen }
        homeTeaching { grade className school { id } }
      }
    }
  }`;

const RECORDS = `
  query ($of: [_Any!]!) {
    _entities(representations: $of) {
      ... on Child { id }
      ... on Enrolment { id child { id } recordedName }
      ... on School { id name }
    }
  }`;

describe("education", () => {
  let department: TestDepartment;
  const office = callerOf("office");
  const township = (code: string) => callerOf("township", { regions: [code] });
  const schoolOf = (school: string) => callerOf("school", { regions: ["450204001"], school });

  const askChild = async (idNumber: string, caller = callerOf("education")) => {
    const of = [{ __typename: "Child", id: department.personIdOf(idNumber) }];
    const { data, errors } = await department.ask(caller, CHILD, { of });
    return { child: data?._entities[0], errors };
  };

  beforeAll(async () => {
    department = await startEducation({ logLevel: "debug" });
    await enrol(department, [
      {
        idNumber: PUPIL,
        guardianPhone: PHONE,
        row: { boarder: true, warnings: ["BIRTH_DATE_DISAGREES"], stateDate: "2018-09-03" },
        changes: [
          { kind: EnrolmentChangeKind.RESUMED, changedOn: "2018-09-03", paper: "复学申请" },
          { kind: EnrolmentChangeKind.DROPPED_OUT, changedOn: "2018-05-11" },
        ],
        absences: [
          { absentOn: "2018-11-06", kind: AbsenceKind.UNEXCUSED },
          { absentOn: "2018-11-05", kind: AbsenceKind.UNEXCUSED },
          { absentOn: "2018-10-11", kind: AbsenceKind.SICK_LEAVE },
        ],
        subsidies: [
          { term: "2017-2018-2", amountFen: 50_000 },
          { term: "2018-2019-1", amountFen: 62_500 },
        ],
      },
      { idNumber: RURAL, row: { schoolId: SCHOOLS.rural, studyMode: StudyMode.HOME_TEACHING, name: "覃小红" } },
      { idNumber: MOVED, row: { schoolId: SCHOOLS.rural, entryMonth: "2014-09-01", grade: 5, name: "旧名" } },
      { idNumber: MOVED, studentNumber: `L${MOVED}`, row: { schoolId: SCHOOLS.second, name: "新名" } },
    ]);
    await recordDropouts(department, [{ idNumber: PUPIL }]);
  });

  afterAll(() => department?.close());

  describe("the door", () => {
    it("refuses even _service without a caller token, with a forged one and with another department's", async () => {
      const forger = await createCallerSigner(generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" }));
      const tokens = [
        null,
        "x",
        await forger.sign(office, "education"),
        await department.sign(office, "civil-affairs"),
      ];
      for (const token of tokens) {
        const answer = await department.askWithToken(token, "{ _service { sdl } }");
        expect(answer).toMatchObject({
          status: 401,
          data: null,
          errors: [{ extensions: { code: "UNAUTHENTICATED" } }],
        });
      }
    });

    it("answers null for references that are none", async () => {
      const of = ["Child", "Enrolment", "School"].flatMap((__typename) =>
        ["", "1", PUPIL, "A".repeat(52)].map((id) => ({ __typename, id })),
      );
      const { data, errors } = await department.ask(office, RECORDS, { of });
      expect(errors).toEqual([]);
      expect(data._entities).toEqual(of.map(() => null));
    });

    it("serves no enrolment by reference to a caller without its scope", async () => {
      const of = [{ __typename: "Enrolment", id: enrolmentIdOf(`G${PUPIL}`) }];
      const seen = await department.ask(office, RECORDS, { of });
      expect(seen.data._entities[0]).toMatchObject({ child: { id: department.personIdOf(PUPIL) } });
      for (const caller of [callerOf("auditor"), callerOf("office", { purpose: null }), callerOf("public-security")]) {
        expect((await department.ask(caller, RECORDS, { of })).data._entities).toEqual([null]);
      }
    });

    it.each([
      "enrolments { id }",
      "attendance { unexcusedDays }",
      "subsidies { term }",
      "subsidyGap { term }",
      "homeTeaching { grade }",
    ])("refuses Child.%s to an auditor and without a purpose", async (field) => {
      const of = [{ __typename: "Child", id: department.personIdOf(PUPIL) }];
      const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Child { ${field} } } }`;
      for (const caller of [callerOf("auditor"), callerOf("office", { purpose: null })]) {
        const { data, errors } = await department.ask(caller, query, { of });
        expect(Object.values(data._entities[0])).toEqual([null]);
        expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
      }
    });
  });

  it("serves a child's enrolment, history, absences and subsidies", async () => {
    const { child, errors } = await askChild(PUPIL);
    expect(errors).toEqual([]);
    expect(child).toEqual({
      id: department.personIdOf(PUPIL),
      enrolments: [
        {
          id: enrolmentIdOf(`G${PUPIL}`),
          child: { id: department.personIdOf(PUPIL) },
          studentNumber: `G${PUPIL}`,
          recordedName: "韦小明",
          school: { id: SCHOOLS.first, name: "第01小学", township: { code: "450204001" }, phone: "07723800001" },
          grade: 3,
          className: "1班",
          entryMonth: "2016-09-01",
          state: "ENROLLED",
          stateDate: "2018-09-03",
          studyMode: "IN_SCHOOL",
          boarder: true,
          guardianName: "韦大明",
          guardianPhone: PHONE,
          warnings: ["BIRTH_DATE_DISAGREES"],
          changes: [
            { kind: "DROPPED_OUT", changedOn: "2018-05-11", paper: null },
            { kind: "RESUMED", changedOn: "2018-09-03", paper: "复学申请" },
          ],
        },
      ],
      attendance: {
        absences: [
          { date: "2018-10-11", kind: "SICK_LEAVE" },
          { date: "2018-11-05", kind: "UNEXCUSED" },
          { date: "2018-11-06", kind: "UNEXCUSED" },
        ],
        unexcusedDays: 2,
        sickLeaveDays: 1,
        personalLeaveDays: 0,
      },
      subsidies: [
        { term: "2018-2019-1", item: "生活补助", amountFen: 62_500 },
        { term: "2017-2018-2", item: "生活补助", amountFen: 50_000 },
      ],
      homeTeaching: null,
    });
  });

  it("serves 送教上门 from the way a child on the roll is taught", async () => {
    const { child } = await askChild(RURAL);
    expect(child.homeTeaching).toEqual({ grade: 3, className: "1班", school: { id: SCHOOLS.rural } });
  });

  it("keeps two enrolments of a child side by side, the latest entry first, each with its own name", async () => {
    const { child } = await askChild(MOVED);
    expect(child.enrolments.map(({ recordedName }: { recordedName: string }) => recordedName)).toEqual([
      "新名",
      "旧名",
    ]);
  });

  describe("rows", () => {
    const nothing = { enrolments: [], attendance: null, subsidies: [], homeTeaching: null };

    it.each([
      ["another school", () => schoolOf(SCHOOLS.second), PUPIL],
      ["another township", () => township("450204100"), PUPIL],
      ["another county", () => callerOf("office", { regions: ["450205"] }), PUPIL],
      ["the county, of a child that nobody knows", () => office, UNKNOWN],
    ])("look to %s as if there were none", async (_who, caller, idNumber) => {
      const { child, errors } = await askChild(idNumber, caller());
      expect(errors).toEqual([]);
      expect(child).toEqual({ id: department.personIdOf(idNumber), ...nothing });
    });

    it.each([
      ["its school", () => schoolOf(SCHOOLS.first)],
      ["its township", () => township("450204001")],
      ["its county", () => callerOf("education")],
    ])("are open to %s", async (_who, caller) => {
      const { child } = await askChild(PUPIL, caller());
      expect(child.enrolments).toHaveLength(1);
      expect(child.attendance.unexcusedDays).toBe(2);
      expect(child.subsidies).toHaveLength(2);
    });

    it("show a school of two the child's enrolment there and not the other", async () => {
      const { child } = await askChild(MOVED, schoolOf(SCHOOLS.second));
      expect(child.enrolments.map(({ recordedName }: { recordedName: string }) => recordedName)).toEqual(["新名"]);
    });

    it("hide enrolment and school alike by reference, with the child they point to", async () => {
      const of = [
        { __typename: "Enrolment", id: enrolmentIdOf(`G${PUPIL}`) },
        { __typename: "School", id: SCHOOLS.first },
        { __typename: "School", id: SCHOOLS.second },
      ];
      const { data } = await department.ask(schoolOf(SCHOOLS.second), RECORDS, { of });
      expect(data._entities).toEqual([null, null, { id: SCHOOLS.second, name: "第02小学" }]);
    });

    it("open no number and no phone for a report", async () => {
      const { child, errors } = await askChild(PUPIL, callerOf("office", { purpose: "REPORT" }));
      expect(child.enrolments[0]).toMatchObject({ recordedName: "韦小明", studentNumber: null, guardianPhone: null });
      expect(child.enrolments[0].school.phone).toBeNull();
      expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(["FORBIDDEN"]));
    });
  });

  it("reads 100 children in one statement a table", async () => {
    const others = Array.from({ length: 97 }, (_, index) => inventIdNumber("450204", "2011-01-01", index));
    await enrol(
      department,
      others.map((idNumber) => ({ idNumber })),
    );
    const of = [PUPIL, RURAL, MOVED, ...others].map((idNumber) => ({
      __typename: "Child",
      id: department.personIdOf(idNumber),
      welfare: [],
      disability: null,
      povertyRelief: null,
    }));
    const query = CHILD.replace("homeTeaching {", "subsidyGap { missing } homeTeaching {");
    const statements = await statementsDuring(async () => {
      const opened = of.map(({ id }) => id);
      const { data, errors } = await department.ask(callerOf("education", { opened }), query, { of });
      expect(errors).toEqual([]);
      expect(data._entities.every(({ enrolments }: { enrolments: unknown[] }) => enrolments.length > 0)).toBe(true);
    });
    expect(statements.map((sql) => /FROM "(\w+)"/.exec(sql)?.[1]).toSorted()).toEqual([
      "absence",
      "enrolment",
      "enrolment_change",
      "school",
      "subsidy_received",
    ]);
  });

  it("writes no number, phone, name or id of a child into its log", async () => {
    const output = await outputDuring(async () => {
      await askChild(PUPIL);
      await department.askWithToken(null, CHILD, { of: [{ __typename: "Child", id: department.personIdOf(PUPIL) }] });
      await department.ask(callerOf("auditor"), CHILD, { of: [{ __typename: "Child", id: PUPIL }] });
    });
    expect(output).toContain("refused a request");
    for (const secret of [PUPIL.slice(0, 17), PHONE, "韦小明", department.personIdOf(PUPIL)]) {
      expect(output).not.toContain(secret);
    }
  });

  it("keeps numbers and phones unreadable in the database", async () => {
    const tables = ["school", "enrolment", "dropout_record"];
    const rows = await Promise.all(
      tables.map((table) => department.roster.query(`SELECT to_jsonb(t)::text AS row FROM ${table} t`)),
    );
    const dump = JSON.stringify(rows);
    expect(dump).toContain("韦小明");
    for (const secret of [PUPIL, RURAL, PHONE, "07723800001"]) {
      expect(dump).not.toContain(secret);
      expect(dump).not.toContain(Buffer.from(secret).toString("hex"));
    }
  });
});
