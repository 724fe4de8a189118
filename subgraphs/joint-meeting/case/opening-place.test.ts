import { describe, expect, it } from "@jest/globals";
import { CaseResponsibleLevel } from "../responsible/responsible-level";
import type { OpeningChild } from "./opening-answer";
import { leadOf, placeOf } from "./opening-place";

const COUNTY = "450204";
const ON = "2018-12-31";
const { BUREAU_LEADER, GRADE_HEAD, CLASS_TEACHER, SUBJECT_TEACHER } = CaseResponsibleLevel;

type Enrolment = OpeningChild["enrolments"][number];
type Person = NonNullable<Enrolment["school"]>["responsiblePersons"][number];

const person = (level: CaseResponsibleLevel, name: string, place: Partial<Person> = {}): Person => ({
  level,
  name,
  post: "教师",
  grade: null,
  className: null,
  enrolment: null,
  ...place,
});
const school = (id: string, township: string, responsiblePersons: Person[] = []): Enrolment["school"] => ({
  id,
  township: { code: township },
  responsiblePersons,
});
const enrolment = (given: Partial<Enrolment> = {}): Enrolment => ({
  id: "own",
  state: "ENROLLED",
  stateDate: null,
  entryMonth: "2016-09-01",
  grade: 3,
  className: "1班",
  school: school("2145020401", "450204001"),
  ...given,
});
const place = (given: Partial<OpeningChild>) =>
  placeOf({ id: "child", household: null, residences: [], enrolments: [], ...given }, COUNTY, ON);
const household = (county: string, township: string, state = "NORMAL") => ({
  county: { code: county },
  township: { code: township },
  state,
});
const residence = (township: string, cancelledOn: string | null = null) => ({
  homeCounty: { code: "451321" },
  township: { code: township },
  registeredOn: "2016-01-01",
  cancelledOn,
});

describe("where a child belongs on the day of opening", () => {
  it("is at its school and in the township where it lives", () => {
    const found = place({
      household: household(COUNTY, "450204002"),
      residences: [residence("450204100")],
      enrolments: [enrolment()],
    });
    expect(found).toMatchObject({
      schoolId: "2145020401",
      grade: 3,
      className: "1班",
      townshipCode: "450204100",
      homeCountyCode: COUNTY,
      isKnown: true,
    });
    expect(leadOf(found)).toBe("school:2145020401");
  });

  it.each([
    ["its 户籍 here, where no stay is in force", [residence("450204100", "2018-06-30")], "NORMAL", "450204002"],
    ["its school's township, where neither is", [residence("450204100", "2018-06-30")], "CANCELLED_MOVED", "450204001"],
    ["its school's township, where it stays elsewhere", [residence("450205001")], "CANCELLED_MOVED", "450204001"],
  ])("is in the township of %s", (_title, residences, state, township) => {
    const found = place({
      household: household(COUNTY, "450204002", state),
      residences,
      enrolments: [enrolment()],
    });
    expect(found.townshipCode).toBe(township);
  });

  it("is nowhere in the county for a child of another county's school and 户籍", () => {
    const found = place({
      household: household("450205", "450205001"),
      enrolments: [enrolment({ school: school("2145020501", "450205001") })],
    });
    expect(found).toMatchObject({ townshipCode: null, homeCountyCode: "450205" });
  });

  it("is led by the township where there is no school, and by education where there is neither", () => {
    expect(leadOf(place({ household: household(COUNTY, "450204002") }))).toBe("township:450204002");
    expect(leadOf(place({}))).toBe("education");
    expect(place({})).toMatchObject({ isKnown: false, education: [] });
  });

  it("is the last place on a roll, also of a child who has left it", () => {
    const gone = enrolment({ state: "DROPPED_OUT", stateDate: "2018-05-11" });
    const older = enrolment({ id: "older", state: "TRANSFERRED_OUT", stateDate: "2017-09-01", grade: 2 });
    expect(place({ enrolments: [older, gone] })).toMatchObject({ grade: 3 });
  });

  it("has as responsible those of the school, its own grade, class and itself", () => {
    const persons = [
      person(BUREAU_LEADER, "局长"),
      person(GRADE_HEAD, "年级主任", { grade: 3 }),
      person(GRADE_HEAD, "别年级", { grade: 4 }),
      person(CLASS_TEACHER, "班主任", { grade: 3, className: "1班" }),
      person(CLASS_TEACHER, "别班", { grade: 3, className: "2班" }),
      person(CLASS_TEACHER, "别年级同名班", { grade: 4, className: "1班" }),
      person(SUBJECT_TEACHER, "包人教师", { enrolment: { id: "own" } }),
      person(SUBJECT_TEACHER, "包他人", { enrolment: { id: "other" } }),
      person(SUBJECT_TEACHER, "不知包谁"),
    ];
    const { education } = place({ enrolments: [enrolment({ school: school("2145020401", "450204001", persons) })] });
    expect(education.map(({ name }) => name)).toEqual(["局长", "年级主任", "班主任", "包人教师"]);
  });
});
