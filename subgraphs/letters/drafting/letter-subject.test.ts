import { describe, expect, it } from "@jest/globals";
import { caseReading } from "../../../test/support/case-readings";
import { MESSAGE_BODY } from "../exchange/message";
import { letterBody } from "../../../test/support/letter-messages";
import { type LetterSubject, subjectOf } from "./letter-subject";

const HERE = { countyCode: "450204", on: "2018-12-31" };
const judge = (given: Parameters<typeof caseReading>[0]) => subjectOf(caseReading(given), HERE);
const written = (given: Parameters<typeof caseReading>[0]): LetterSubject => {
  const subject = judge(given);
  if (typeof subject === "string") throw new Error(subject);
  return subject;
};

describe("what a letter tells of the child of a case", () => {
  it("is what the receiver needs to find it and bring it back", () => {
    expect(written({})).toMatchObject({
      childId: "2".repeat(52),
      caseNumber: "450204-2018-0001",
      homeCounty: "451302",
      content: {
        name: "韦小明",
        sex: "MALE",
        birthDate: "2005-03-06",
        idNumber: "451302200503060017",
        homeAddress: "凤凰镇龙岩村1号",
        guardian: "韦大山",
        phone: "13800000001",
        school: "柳南区第一中学",
        grade: "八年级2班",
        outSince: "2018-11-05",
        isPoor: false,
      },
    });
  });

  it("comes from the roll where the register of households has nothing", () => {
    const residence = { homeCounty: { code: "451302" }, guardianName: null, guardianPhone: null };
    const { homeCounty, content } = written({ identity: null, household: null, residence });
    expect(homeCounty).toBe("451302");
    expect(content).toMatchObject({ name: "韦学籍", birthDate: "2005-03-07", homeAddress: null, guardian: "韦学长" });
  });

  it("names guardian and phone of one register, one with a phone before one without", () => {
    const household = { county: { code: "451302" }, state: "NORMAL", address: null };
    const mute = { ...household, guardianName: "韦大山", guardianPhone: null };
    expect(written({ household: mute }).content).toMatchObject({ guardian: "韦居住", phone: "13800000002" });
  });

  it("says of an entry that moved away neither county nor address", () => {
    const moved = {
      county: { code: "450205" },
      state: "CANCELLED_MOVED",
      address: "旧址",
      guardianName: "旧名",
      guardianPhone: "1",
    };
    const { homeCounty, content } = written({ household: moved });
    expect([homeCounty, content.homeAddress, content.guardian]).toEqual(["451302", null, "韦居住"]);
  });

  it("says that a household is poor while it is on the register", () => {
    const poor = (category: string, liftedOn: string | null) =>
      written({ povertyRelief: { category, liftedOn } }).content.isPoor;
    expect(poor("REGISTERED_POOR", null)).toBe(true);
    expect(poor("REGISTERED_POOR", "2019-12-31")).toBe(true);
    expect(poor("REGISTERED_POOR", "2017-12-31")).toBe(false);
    expect(poor("LIFTED_OUT", null)).toBe(false);
  });

  it("goes to the successor of a county whose code is retired", () => {
    const household = { ...caseReading().child.household!, county: { code: "450205" } };
    expect(written({ household }).homeCounty).toBe("450205");
    const retired = { ...household, county: { code: "452226" } };
    expect(written({ household: retired }).homeCounty).toBe("451302");
  });

  it("always fits a message, however untidy a register is", () => {
    const household = {
      ...caseReading().child.household!,
      address: `东\u0000街\u202E${"长".repeat(300)}`,
      guardianName: "\u0007".repeat(3),
      guardianPhone: "1".repeat(99),
    };
    const enrolments = [{ ...caseReading().child.enrolments[0]!, className: "二".repeat(80) }];
    const { content } = written({ household, enrolments });
    expect(MESSAGE_BODY.safeParse({ ...letterBody(), children: [content] }).error).toBeUndefined();
  });

  it.each([
    ["CASE_CLOSED", { state: "CLOSED" }],
    ["OWN_COUNTY", { household: { ...caseReading().child.household!, county: { code: "450204" } } }],
    ["UNKNOWN_HOME", { household: null, residence: null }],
    ["UNKNOWN_HOME", { household: { ...caseReading().child.household!, county: { code: "999999" } } }],
    ["UNKNOWN_CHILD", { identity: null, enrolments: [] }],
  ])("is nothing, because of %s", (reason, given) => {
    expect(judge(given)).toBe(reason);
  });
});
