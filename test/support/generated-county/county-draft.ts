import { FindingKind } from "../../../subgraphs/joint-meeting/finding/finding-kind";
import type { RosterLine } from "../roster-folder";
import {
  certificateLine,
  enrolmentLine,
  householdLine,
  ledgerLine,
  poorHouseholdLine,
  residenceLine,
  welfareLine,
} from "../roster-lines";
import { schoolDaysBetween } from "./days";
import { type InventedChild, InventedPeople } from "./invented-people";
import type { Random } from "./random";
import { type Encoding, RosterFile } from "./roster-file";
import { Schools } from "./schools";

/** What a sweep must find: whose, and of a pair with whom. */
export interface TrueFinding {
  kind: FindingKind;
  /** ID number; 学籍号 of a child without one. */
  idNumber: string;
  otherIdNumber?: string;
  /** Whether either child of the pair may be named first: both are known to 公安. */
  eitherFirst?: boolean;
}

/** An enrolment as other rosters refer to it. */
export interface PlantedEnrolment {
  number: string;
  school: string;
  grade: number;
}

interface EnrolOptions {
  /** 学籍号; `G` and the ID number by default. */
  number?: string;
  grade?: number;
  school?: string;
  other?: RosterLine;
}

/** Absences are counted on days on which every calendar agrees: after National Day, before the make-up day of December. */
const SURE_DAYS = ["2018-10-08", "2018-12-28"] as const;

const PATHS = {
  households: ["public-security/户籍人口", "utf-8-bom"],
  residences: ["public-security/流动人口", "utf-8"],
  schools: ["education/学校", "utf-8-bom"],
  enrolments: ["education/学籍", "utf-8"],
  absences: ["education/缺勤", "utf-8"],
  subsidies: ["education/资助", "utf-8-bom"],
  ledger: ["education/劝返台账", "utf-8"],
  welfare: ["civil-affairs/儿童福利", "utf-8"],
  certificates: ["disabled-persons/残疾人证", "utf-8-bom"],
  poorHouseholds: ["poverty-relief/脱贫监测户", "gb18030"],
} as const satisfies Record<string, readonly [string, Encoding]>;

type RosterName = keyof typeof PATHS;

/** A county while it is written, table by table to the disk, with the truth about it. */
export class CountyDraft {
  readonly people: InventedPeople;
  readonly schools: Schools;
  readonly files: Readonly<Record<RosterName, RosterFile>>;
  readonly truth: TrueFinding[] = [];
  /** Name of the scenario that every number of a planted child comes from. */
  readonly origins = new Map<string, string>();
  /** The scenario under way; null among ordinary children. */
  scenario: string | null = null;
  /** School days up to the day of the sweep on which an absence counts by any calendar. */
  readonly schoolDays: readonly string[];
  /** First year of the school year. */
  readonly year: number;

  constructor(
    folder: string,
    readonly random: Random,
    readonly regionCode: string,
    readonly asOf: string,
    townships: readonly string[],
    size: number,
  ) {
    this.year = 2018;
    this.people = new InventedPeople(random, regionCode, townships, (number) => this.note(number));
    this.schools = new Schools(random, regionCode, townships, size);
    this.schoolDays = schoolDaysBetween(SURE_DAYS[0], asOf < SURE_DAYS[1] ? asOf : SURE_DAYS[1]);
    const open = ([path, encoding]: readonly [string, Encoding]) => new RosterFile(folder, path, encoding, random);
    this.files = Object.fromEntries(Object.entries(PATHS).map(([name, file]) => [name, open(file)])) as Record<
      RosterName,
      RosterFile
    >;
    for (const line of this.schools.lines) this.files.schools.write(line);
    this.lostSchool = `99${regionCode}99`;
    const lost = { ...this.schools.lines[0], 学校标识码: this.lostSchool, 办学类型: "幼儿园" };
    this.files.schools.refuse("NOT_IN_LIST", lost, "办学类型");
  }

  /** A child of the age of a grade of this school year, by default of any; some three of ten are migrants. */
  invent({ grade = this.random.between(1, 9), migrant = this.random.chance(0.3) } = {}): InventedChild {
    return this.people.invent(this.people.birthdayOfEntrants(this.year - grade + 1), migrant);
  }

  /** A child with 户籍 here. */
  inventLocal(grade?: number): InventedChild {
    return this.invent({ migrant: false, ...(grade === undefined ? {} : { grade }) });
  }

  bornOn(birthDate: string): InventedChild {
    return this.people.invent(birthDate);
  }

  householdOf(child: InventedChild, other: RosterLine = {}): RosterLine {
    return householdLine(child, this.regionCode, child.township, { 监护人姓名: child.guardian, ...other });
  }

  /** 户籍人口 */
  register(child: InventedChild, other: RosterLine = {}): void {
    this.files.households.write(this.householdOf(child, other));
  }

  residenceOf(child: InventedChild, other: RosterLine = {}): RosterLine {
    return residenceLine(child, child.homeCounty, child.township, { 监护人姓名: child.guardian, ...other });
  }

  /** 流动人口 */
  reside(child: InventedChild, other: RosterLine = {}): void {
    this.files.residences.write(this.residenceOf(child, other));
  }

  /** Registers a child where 公安 has it: by household, a migrant by residence. */
  settle(child: InventedChild): void {
    if (child.homeCounty === this.regionCode) this.register(child);
    else this.reside(child);
  }

  /** Grade of a child's age, as far as there is one. */
  gradeOf({ birthDate }: InventedChild): number {
    const startYear = Number(birthDate.slice(0, 4)) + (birthDate.slice(5) >= "09-01" ? 7 : 6);
    return Math.min(9, Math.max(1, this.year - startYear + 1));
  }

  enrolmentOf(child: InventedChild, { number, grade, school, other }: EnrolOptions = {}): RosterLine {
    const taught = grade ?? this.gradeOf(child);
    const { regionCode } = this;
    return enrolmentLine(child, school ?? this.schools.pick(taught), {
      学籍号: number ?? `G${child.idNumber}`,
      年级: String(taught),
      班级: `${this.random.between(1, 4)}班`,
      入学年月: `${this.year - taught + 1}-09`,
      随迁子女: child.homeCounty === regionCode ? "否" : "是",
      监护人姓名: child.guardian,
      ...other,
    });
  }

  /** 学籍 */
  enrol(child: InventedChild, options: EnrolOptions = {}): PlantedEnrolment {
    const line = this.enrolmentOf(child, options);
    this.files.enrolments.write(line);
    return { number: line["学籍号"] ?? "", school: line["学校标识码"] ?? "", grade: Number(line["年级"]) };
  }

  /** A provisional student number that nobody has. */
  provisionalNumber(letter: "L" | "J" = "L"): string {
    this.provisional += 1;
    const number = `${letter}${this.regionCode}${String(this.provisional).padStart(12, "0")}`;
    this.note(number);
    return number;
  }
  private provisional = 0;

  private note(number: string): void {
    if (this.scenario !== null) this.origins.set(number, this.scenario);
  }

  /** 缺勤 */
  miss({ number }: PlantedEnrolment, days: readonly string[], kind: "旷课" | "病假" | "事假" = "旷课"): void {
    for (const day of days) this.files.absences.write({ 学籍号: number, 日期: day, 类型: kind });
  }

  /** Some school days in a row. @param spare days that are to follow before the day of the sweep. */
  someDays(count: number, spare = 0): string[] {
    const start = this.random.below(this.schoolDays.length - count - spare + 1);
    return this.schoolDays.slice(start, start + count);
  }

  foundOf(child: InventedChild, foundOn: string, returnedOn: string | null = null): RosterLine {
    const reason = this.random.pick(["厌学", "家庭经济困难", "外出务工", "疾病"]);
    return { ...ledgerLine(child, foundOn, returnedOn), 辍学原因: reason };
  }

  /** 劝返台账 */
  find(child: InventedChild, foundOn: string, returnedOn: string | null = null): void {
    this.files.ledger.write(this.foundOf(child, foundOn, returnedOn));
  }

  grantOf(child: InventedChild, category: string, other: RosterLine = {}): RosterLine {
    return welfareLine(child, child.township, { 类别: category, ...other });
  }

  /** 儿童福利 */
  grant(child: InventedChild, category: string, other: RosterLine = {}): void {
    this.files.welfare.write(this.grantOf(child, category, other));
  }

  certificateOf(child: InventedChild, other: RosterLine = {}): RosterLine {
    return { ...certificateLine(child, child.township), ...other };
  }

  /** 残疾人证 */
  certify(child: InventedChild, other: RosterLine = {}): void {
    this.files.certificates.write(this.certificateOf(child, other));
  }

  poorOf(child: InventedChild, other: RosterLine = {}): RosterLine {
    return { ...poorHouseholdLine(child, child.township), ...other };
  }

  /** 脱贫监测户 */
  enterPoor(child: InventedChild, other: RosterLine = {}): void {
    this.files.poorHouseholds.write(this.poorOf(child, other));
  }

  /** 资助, by default of the term of the sweep's day. */
  subsidise({ number }: PlantedEnrolment, term = this.term): void {
    this.files.subsidies.write({ 学籍号: number, 学期: term, 资助项目: "家庭经济困难学生生活补助", 金额: "500" });
  }

  /** First day of the term of the sweep's day. */
  get termStart(): string {
    const spring = `${this.year + 1}-02-01`;
    return this.asOf < spring ? `${this.year}-09-01` : spring;
  }

  /** The term of the sweep's day. */
  get term(): string {
    return `${this.year}-${this.year + 1}-${this.termStart.startsWith(String(this.year)) ? 1 : 2}`;
  }

  /** The only school that the county lost at its import: its row is refused. */
  readonly lostSchool: string;

  /** What a sweep must find. */
  expect(kind: FindingKind, { idNumber }: { idNumber: string }): void {
    this.truth.push({ kind, idNumber });
  }

  /** One child under two numbers; either may be named first where 公安 knows both. */
  expectIdConflict({ idNumber }: { idNumber: string }, otherIdNumber: string, eitherFirst = false): void {
    this.truth.push({ kind: FindingKind.ID_CONFLICT, idNumber, otherIdNumber, ...(eitherFirst && { eitherFirst }) });
  }

  close(): void {
    for (const file of Object.values(this.files)) file.close();
  }
}
