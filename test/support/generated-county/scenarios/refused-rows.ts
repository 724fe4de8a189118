import type { FaultReason } from "../../../../infra/rosters/spec/fault";
import { FindingKind } from "../../../../subgraphs/joint-meeting/finding/finding-kind";
import type { RosterLine } from "../../roster-folder";
import type { CountyDraft } from "../county-draft";
import type { InventedChild } from "../invented-people";
import { type Scenario, scenario } from "../scenario";

const { ROLL_ROW_REJECTED, NOT_ENROLLED, ENROLLED_WITHOUT_HOUSEHOLD, SUBSIDY_GAP, TRANSFERRED_OUT_UNCONFIRMED } =
  FindingKind;
const SPOILED = "4.50204E+17";

const wrongDigit = (idNumber: string): string => idNumber.slice(0, 17) + (idNumber.endsWith("0") ? "1" : "0");

interface Fault {
  reason: FaultReason;
  header: string;
  change: (child: InventedChild, draft: CountyDraft) => RosterLine;
}

const cell = (header: string, text: string) => (): RosterLine => ({ [header]: text });

/** What refuses a row of 学籍; the child is to be known again by ID number, or by name and birth date. */
const FAULTS: readonly (readonly [string, Fault])[] = [
  [
    "its school is not there",
    { reason: "SCHOOL_UNKNOWN", header: "学校标识码", change: (_, { lostSchool }) => ({ 学校标识码: lostSchool }) },
  ],
  ["there is no such grade", { reason: "NOT_IN_LIST", header: "年级", change: cell("年级", "10") }],
  ["its birth date is none", { reason: "NOT_A_DATE", header: "出生日期", change: cell("出生日期", "2008-02-30") }],
  ["its ID number is spoiled", { reason: "SPOILED", header: "公民身份号码", change: cell("公民身份号码", SPOILED) }],
  ["its ID number is missing", { reason: "MISSING", header: "公民身份号码", change: cell("公民身份号码", "") }],
  [
    "its ID number has a wrong digit",
    {
      reason: "CHECK_DIGIT",
      header: "公民身份号码",
      change: ({ idNumber }) => ({ 公民身份号码: wrongDigit(idNumber) }),
    },
  ],
  ["its student number is spoiled", { reason: "SPOILED", header: "学籍号", change: cell("学籍号", SPOILED) }],
  [
    "it entered before it was born",
    { reason: "DATES_OUT_OF_ORDER", header: "入学年月", change: cell("入学年月", "2001-09") },
  ],
];

/** A row of 学籍 that the import refuses. */
function refuseEnrolment(draft: CountyDraft, child: InventedChild, { reason, header, change }: Fault): void {
  draft.files.enrolments.refuse(reason, draft.enrolmentOf(child, { other: change(child, draft) }), header);
}

const [[, LOST_SCHOOL]] = FAULTS as unknown as readonly [readonly [string, Fault]];
const SPOILED_NUMBER = FAULTS[3]?.[1] as Fault;

/** A child whose only row of 学籍 is refused, and where else it is. */
const refused =
  (
    kind: FindingKind | null,
    plant: (draft: CountyDraft, child: InventedChild) => void,
    fault = LOST_SCHOOL,
    grade?: number,
  ) =>
  (draft: CountyDraft): void => {
    const child = draft.inventLocal(grade);
    plant(draft, child);
    refuseEnrolment(draft, child, fault);
    if (kind !== null) draft.expect(kind, child);
  };

/** Rows that an import refuses: of 学籍, where they excuse a child, and of other rosters, where they do not. */
export const REFUSED_ROWS: readonly Scenario[] = [
  ...FAULTS.map(([what, fault]) =>
    scenario(
      `row of 学籍 refused: ${what}`,
      1,
      refused(ROLL_ROW_REJECTED, (draft, child) => draft.register(child), fault),
    ),
  ),
  scenario("row of 学籍 refused, a migrant", 1, (draft) => {
    const child = draft.invent({ migrant: true });
    draft.reside(child);
    refuseEnrolment(draft, child, SPOILED_NUMBER);
    draft.expect(ROLL_ROW_REJECTED, child);
  }),
  scenario(
    "row of 学籍 refused, disabled",
    0.5,
    refused(ROLL_ROW_REJECTED, (draft, child) => {
      draft.register(child);
      draft.certify(child);
    }),
  ),
  scenario(
    "row of 学籍 refused, 空挂",
    0.5,
    refused(ROLL_ROW_REJECTED, (draft, child) => draft.register(child, { 户籍状态: "空挂" })),
  ),
  scenario(
    "row of 学籍 refused, moved away",
    0.5,
    refused(null, (draft, child) => draft.register(child, { 户籍状态: "注销（迁出）" })),
  ),
  scenario(
    "row of 学籍 refused, past the age",
    0.5,
    refused(null, (draft, child) => draft.register(child), LOST_SCHOOL, 12),
  ),
  scenario(
    "row of 学籍 refused, unknown to every register",
    1,
    refused(null, () => undefined),
  ),
  scenario(
    "row of 学籍 refused, transferred out before",
    0.5,
    refused(TRANSFERRED_OUT_UNCONFIRMED, (draft, child) => {
      draft.register(child);
      const number = draft.provisionalNumber();
      draft.enrol(child, { number, other: { 学籍状态: "转出", 状态日期: "2018-01-20" } });
    }),
  ),
  scenario("row of 学籍 refused, of a junior school after primary school", 0.5, (draft) => {
    const child = draft.inventLocal(7);
    draft.register(child);
    const number = draft.provisionalNumber();
    draft.enrol(child, { number, grade: 6, other: { 学籍状态: "毕业", 状态日期: "2018-06-30", 入学年月: "2012-09" } });
    refuseEnrolment(draft, child, LOST_SCHOOL);
    draft.expect(ROLL_ROW_REJECTED, child);
  }),
  scenario("row of 学籍 refused: its student number is another child's", 0.5, (draft) => {
    const [child, other] = [draft.inventLocal(), draft.inventLocal()];
    draft.register(child);
    draft.register(other);
    const { number } = draft.enrol(other);
    draft.files.enrolments.refuse("DUPLICATE_KEY", draft.enrolmentOf(child, { number }), "学籍号");
    draft.expect(ROLL_ROW_REJECTED, child);
  }),
  scenario("row of 学籍 refused, enrolled by another", 1, (draft) => {
    const child = draft.inventLocal();
    draft.register(child);
    draft.enrol(child);
    const number = draft.provisionalNumber();
    draft.files.enrolments.refuse("NOT_IN_LIST", draft.enrolmentOf(child, { number, other: { 年级: "0" } }), "年级");
  }),
  scenario("row of 学籍 refused of a child of the same name", 0.5, (draft) => {
    const child = draft.inventLocal(5);
    draft.register(child);
    refuseEnrolment(draft, { ...draft.inventLocal(3), name: child.name }, SPOILED_NUMBER);
    draft.expect(NOT_ENROLLED, child);
  }),
  scenario("row of 学籍 refused of the twin", 0.5, (draft) => {
    const child = draft.inventLocal();
    const twin = draft.people.twinOf(child);
    draft.register(child);
    draft.register(twin);
    refuseEnrolment(draft, twin, SPOILED_NUMBER);
    draft.expect(NOT_ENROLLED, child);
    draft.expect(ROLL_ROW_REJECTED, twin);
  }),
  scenario("row of 学籍 twice", 3, (draft) => {
    const child = draft.inventLocal();
    draft.register(child);
    draft.files.enrolments.writeTwice(draft.enrolmentOf(child));
  }),
  scenario("row of 学籍 twice, otherwise", 1, (draft) => {
    const child = draft.inventLocal();
    draft.register(child);
    const line = draft.enrolmentOf(child);
    draft.files.enrolments.write(line);
    draft.files.enrolments.refuse("DUPLICATE_KEY", { ...line, 班级: "另班" });
  }),
  scenario("row of 户籍人口 twice", 2, (draft) => {
    const child = draft.inventLocal();
    draft.files.households.writeTwice(draft.householdOf(child));
    draft.enrol(child);
  }),
  scenario("row of 户籍人口 twice, otherwise", 1, (draft) => {
    const child = draft.inventLocal();
    const line = draft.householdOf(child);
    draft.files.households.write(line);
    draft.files.households.refuse("DUPLICATE_KEY", { ...line, 户号: "另户" });
    draft.enrol(child);
  }),
  scenario("row of 户籍人口 refused", 1, (draft) => {
    const child = draft.inventLocal();
    const spoiled = draft.householdOf(child, { 公民身份号码: SPOILED });
    draft.files.households.refuse("SPOILED", spoiled, "公民身份号码");
    draft.enrol(child);
    draft.expect(ENROLLED_WITHOUT_HOUSEHOLD, child);
  }),
  scenario("row of 户籍人口 refused, on no roll", 1, (draft) => {
    const child = draft.inventLocal();
    draft.files.households.refuse("NOT_IN_LIST", draft.householdOf(child, { 户籍状态: "不详" }), "户籍状态");
  }),
  scenario("row of 流动人口 refused", 1, (draft) => {
    const child = draft.inventLocal();
    const { residences } = draft.files;
    residences.refuse("UNKNOWN_CODE", draft.residenceOf(child, { 居住乡镇代码: "000000000" }), "居住乡镇代码");
    draft.enrol(child);
    draft.expect(ENROLLED_WITHOUT_HOUSEHOLD, child);
  }),
  scenario("row of 缺勤 refused", 1, (draft) => {
    const { number } = draft.enrol(registeredChild(draft));
    const unknown = `L${draft.regionCode}999999999999`;
    draft.files.absences.refuse("ENROLMENT_UNKNOWN", { 学籍号: unknown, 日期: "2018-11-05", 类型: "旷课" }, "学籍号");
    draft.files.absences.refuse("NOT_IN_LIST", { 学籍号: number, 日期: "2018-11-06", 类型: "迟到" }, "类型");
  }),
  scenario("row of 资助 refused", 1, (draft) => {
    const child = registeredChild(draft);
    const { number } = draft.enrol(child);
    draft.grant(child, "孤儿");
    const line = { 学籍号: number, 学期: draft.term, 资助项目: "生活补助", 金额: "约500" };
    draft.files.subsidies.refuse("NOT_AN_AMOUNT", line, "金额");
    draft.expect(SUBSIDY_GAP, child);
  }),
  scenario("row of 儿童福利 refused", 1, (draft) => {
    const child = registeredChild(draft);
    draft.enrol(child);
    draft.files.welfare.refuse(
      "DATES_OUT_OF_ORDER",
      draft.grantOf(child, "孤儿", { 终止日期: "2010-01-01" }),
      "终止日期",
    );
  }),
  scenario("row of 残疾人证 refused", 1, (draft) => {
    const child = registeredChild(draft);
    draft.files.certificates.refuse("NOT_IN_LIST", draft.certificateOf(child, { 残疾等级: "五级" }), "残疾等级");
    draft.expect(NOT_ENROLLED, child);
  }),
  scenario("row of 脱贫监测户 refused", 1, (draft) => {
    const child = registeredChild(draft);
    draft.enrol(child);
    draft.files.poorHouseholds.refuse("NOT_IN_LIST", draft.poorOf(child, { 户类别: "一般户" }), "户类别");
  }),
  scenario("row of 劝返台账 refused", 1, (draft) => {
    const child = registeredChild(draft);
    draft.files.ledger.refuse("CONTRADICTION", { ...draft.foundOf(child, "2018-05-11"), 返校日期: "2018-09-03" });
    draft.expect(NOT_ENROLLED, child);
  }),
];

function registeredChild(draft: CountyDraft): InventedChild {
  const child = draft.inventLocal();
  draft.register(child);
  return child;
}
