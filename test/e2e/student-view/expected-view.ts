import { getRegion } from "../../../schema/regions/regions";
import type { RosterLine, Rosters } from "../../support/roster-folder";

const TERM = { name: "2018-2019-1", startsOn: "2018-09-01" };

const SEXES: Record<string, string> = { 男: "MALE", 女: "FEMALE" };
const STATES: Record<string, string> = { 在籍: "ENROLLED", 毕业: "GRADUATED", 辍学: "DROPPED_OUT" };
const STUDY_MODES: Record<string, string> = { 在校就读: "IN_SCHOOL", 随班就读: "INCLUSIVE" };
const ABSENCES: Record<string, string> = { 旷课: "UNEXCUSED", 病假: "SICK_LEAVE", 事假: "PERSONAL_LEAVE" };
const SCHOOLS: Record<string, string> = {
  小学: "PRIMARY",
  初级中学: "JUNIOR",
  九年一贯制学校: "NINE_YEAR",
  特殊教育学校: "SPECIAL",
};
const WELFARE: Record<string, string> = {
  最低生活保障: "MINIMUM_LIVING_ALLOWANCE",
  孤儿: "ORPHAN",
  事实无人抚养儿童: "DE_FACTO_UNATTENDED",
};
const DISABILITIES = ["", "VISUAL", "HEARING", "SPEECH", "PHYSICAL", "INTELLECTUAL", "MENTAL", "MULTIPLE"];

/** What the student view must say of a child, straight from the rosters as the departments handed them over; ids left out. */
export function expectedView(rosters: Rosters, idNumber: string): Record<string, unknown> {
  const of = (table: string): RosterLine[] =>
    (rosters[table] ?? []).filter((line) => line["公民身份号码"] === idNumber);
  const [household] = of("户籍人口");
  const [residence] = of("流动人口");
  const enrolments = of("学籍");
  const numbers = new Set(enrolments.map((line) => line["学籍号"]));
  const ofEnrolments = (table: string): RosterLine[] =>
    (rosters[table] ?? []).filter((line) => numbers.has(line["学籍号"]));
  const [certificate] = of("残疾人证");
  const [member] = of("脱贫监测户");
  return {
    identity: viewIdentity(household ?? residence),
    household: viewHousehold(household),
    residence: viewResidence(residence),
    enrolments: enrolments.map((line) => viewEnrolment(rosters, line, of("劝返台账"))),
    attendance: enrolments.length === 0 ? null : viewAttendance(ofEnrolments("缺勤")),
    subsidies: ofEnrolments("资助").map((line) => ({
      term: line["学期"],
      item: line["资助项目"],
      amountFen: Number(line["金额"]) * 100,
    })),
    subsidyGap: enrolments.some((line) => line["学籍状态"] === "在籍")
      ? viewSubsidyGap(of, ofEnrolments("资助"))
      : null,
    homeTeaching: null,
    welfare: of("儿童福利").map(viewWelfare),
    disability: viewDisability(certificate),
    povertyRelief: viewPovertyRelief(member),
  };
}

const region = (code: string | undefined) => ({ code, name: getRegion(code ?? "").name });
const orNull = (text: string | undefined): string | null => (text === undefined || text === "" ? null : text);

function viewIdentity(line: RosterLine | undefined): object | null {
  if (line === undefined) return null;
  return {
    name: line["姓名"],
    sex: SEXES[line["性别"] ?? ""],
    birthDate: line["出生日期"],
    ethnicity: orNull(line["民族"]),
    idNumber: line["公民身份号码"],
  };
}

function viewHousehold(line: RosterLine | undefined): object | null {
  if (line === undefined) return null;
  return {
    county: region(line["户籍地区划代码"]),
    township: region(line["户籍乡镇代码"]),
    address: line["户籍地址"],
    householdNumber: line["户号"],
    relationToHead: line["与户主关系"],
    state: "NORMAL",
    guardianName: orNull(line["监护人姓名"]),
    guardianRelation: orNull(line["监护人关系"]),
    guardianPhone: orNull(line["监护人联系电话"]),
    warnings: [],
  };
}

function viewResidence(line: RosterLine | undefined): object | null {
  if (line === undefined) return null;
  return {
    homeCounty: region(line["户籍地区划代码"]),
    township: region(line["居住乡镇代码"]),
    address: line["居住地址"],
    registeredOn: line["登记日期"],
    cancelledOn: orNull(line["注销日期"]),
    guardianName: orNull(line["监护人姓名"]),
    guardianPhone: orNull(line["监护人联系电话"]),
    recordedName: line["姓名"],
    recordedSex: SEXES[line["性别"] ?? ""],
    recordedBirthDate: line["出生日期"],
    warnings: [],
  };
}

function viewEnrolment(rosters: Rosters, line: RosterLine, ledger: readonly RosterLine[]): object {
  const school = rosters["学校"]?.find((candidate) => candidate["学校标识码"] === line["学校标识码"]);
  return {
    studentNumber: line["学籍号"],
    recordedName: line["姓名"],
    recordedSex: SEXES[line["性别"] ?? ""],
    recordedBirthDate: line["出生日期"],
    school: {
      id: school?.["学校标识码"],
      name: school?.["学校名称"],
      kind: SCHOOLS[school?.["办学类型"] ?? ""],
      township: region(school?.["乡镇代码"]),
      phone: school?.["联系电话"],
    },
    grade: Number(line["年级"]),
    className: line["班级"],
    entryMonth: `${line["入学年月"]}-01`,
    state: STATES[line["学籍状态"] ?? ""],
    stateDate: orNull(line["状态日期"]),
    studyMode: STUDY_MODES[line["就学方式"] ?? ""],
    migrantChild: line["随迁子女"] === "是",
    leftBehind: line["留守儿童"] === "是",
    boarder: line["寄宿生"] === "是",
    guardianName: orNull(line["监护人姓名"]),
    guardianPhone: orNull(line["监护人联系电话"]),
    changes: viewChanges(line, ledger),
    warnings: [],
  };
}

/** 异动: a dated end of the enrolment, or out and back again as the ledger has it. */
function viewChanges(line: RosterLine, ledger: readonly RosterLine[]): object[] {
  const changedOn = orNull(line["状态日期"]);
  if (changedOn === null) return [];
  if (line["学籍状态"] !== "在籍") return [{ kind: STATES[line["学籍状态"] ?? ""], changedOn, paper: null }];
  const spell = ledger.find((record) => record["返校日期"] === changedOn);
  if (spell === undefined) return [];
  return [
    { kind: "DROPPED_OUT", changedOn: spell["发现日期"], paper: null },
    { kind: "RESUMED", changedOn, paper: null },
  ];
}

function viewAttendance(lines: readonly RosterLine[]): object {
  const absences = lines.map((line) => ({ date: line["日期"] ?? "", kind: ABSENCES[line["类型"] ?? ""] }));
  const days = (kind: string): number => absences.filter((absence) => absence.kind === kind).length;
  return {
    absences: absences.toSorted((one, other) => one.date.localeCompare(other.date)),
    unexcusedDays: days("UNEXCUSED"),
    sickLeaveDays: days("SICK_LEAVE"),
    personalLeaveDays: days("PERSONAL_LEAVE"),
  };
}

/** 应助未助: grounds in force in the term, and whether any money came in it. */
function viewSubsidyGap(of: (table: string) => readonly RosterLine[], subsidies: readonly RosterLine[]): object {
  const inForce = (end: string | undefined): boolean => end === undefined || end === "" || end >= TERM.startsOn;
  const welfare = of("儿童福利")
    .filter((line) => inForce(line["终止日期"]))
    .map((line) => line["类别"]);
  const grounds = [
    ...(of("脱贫监测户").some((line) => line["户类别"] === "建档立卡贫困户") ? ["POOR_HOUSEHOLD"] : []),
    ...(welfare.includes("最低生活保障") ? ["MINIMUM_LIVING_ALLOWANCE"] : []),
    ...(welfare.includes("孤儿") ? ["ORPHAN"] : []),
    ...(of("残疾人证").some((line) => inForce(line["有效期至"])) ? ["DISABILITY"] : []),
  ];
  const received = subsidies.some((line) => line["学期"] === TERM.name);
  return { term: TERM.name, grounds, received, missing: grounds.length > 0 && !received };
}

function viewWelfare(line: RosterLine): object {
  return {
    category: WELFARE[line["类别"] ?? ""],
    grantedOn: line["认定日期"],
    endedOn: orNull(line["终止日期"]),
    township: region(line["乡镇代码"]),
    monthlyAmountFen: line["月保障金"] === "" ? null : Number(line["月保障金"]) * 100,
    recordedName: line["姓名"],
    warnings: [],
  };
}

function viewDisability(line: RosterLine | undefined): object | null {
  if (line === undefined) return null;
  const number = line["残疾人证号"] ?? "";
  return {
    // GB/T 26341 puts category and grade behind the ID number.
    category: DISABILITIES[Number(number[18])],
    grade: Number(number[19]),
    issuedOn: line["发证日期"],
    expiresOn: orNull(line["有效期至"]),
    township: region(line["乡镇代码"]),
    certificateNumber: number,
    recordedName: line["姓名"],
    warnings: [],
  };
}

function viewPovertyRelief(line: RosterLine | undefined): object | null {
  if (line === undefined) return null;
  return {
    householdNumber: line["户编号"],
    category: "REGISTERED_POOR",
    relationToHead: line["与户主关系"],
    identifiedOn: line["识别日期"],
    liftedOn: orNull(line["消除日期"]),
    township: region(line["乡镇代码"]),
    helperName: orNull(line["帮扶责任人"]),
    helperPhone: orNull(line["帮扶联系电话"]),
    recordedName: line["姓名"],
    warnings: [],
  };
}
