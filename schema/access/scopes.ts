/**
 * What a caller may be allowed to read, one scope a kind of record. The value says what it opens, in both languages.
 * Scopes marked `personal` open data of children and need a purpose.
 */
export const SCOPES = {
  "identity:read": { personal: true, title: "name, sex, birth date, ethnicity 姓名、性别、出生日期、民族" },
  "id-number:read": { personal: true, title: "ID, student and certificate numbers 证件号码" },
  "contact:read": { personal: true, title: "addresses and phones 住址与电话" },
  "household:read": { personal: true, title: "household registration 户籍" },
  "residence:read": { personal: true, title: "residence away from the 户籍 流动人口登记" },
  "enrolment:read": { personal: true, title: "enrolments 学籍" },
  "attendance:read": { personal: true, title: "attendance 考勤" },
  "subsidy:read": { personal: true, title: "subsidies received 资助" },
  "subsidy-gap:read": { personal: true, title: "subsidies due and not received 应助未助" },
  "dropout-ledger:read": { personal: true, title: "ledger of dropouts 辍学台账" },
  "welfare:read": { personal: true, title: "child welfare 儿童福利" },
  "disability:read": { personal: true, title: "disability certificates 残疾人证" },
  "poverty:read": { personal: true, title: "poor households 脱贫监测户" },
  "roll-rejection:read": { personal: true, title: "rows of the student roster refused at import 学籍拒收行" },
  "attendance:write": { personal: true, title: "report absences of the daily roll check 上报缺勤" },
  "school-report:read": { personal: true, title: "monthly reports of schools 学校月报" },
  "school-report:write": { personal: true, title: "correct and submit a monthly report 修改并上报月报" },
  "school-report:review": { personal: true, title: "accept or return a monthly report 审核月报" },
  "responsibility:write": { personal: false, title: "enter who answers for a school, grade, class 登记责任人" },
  "admission:read": { personal: true, title: "notices of entry and registrations 入学通知与注册" },
  "admission:write": { personal: true, title: "draw up and serve notices, register entrants 发放入学通知、办理注册" },
  "enrolment-change:write": {
    personal: true,
    title: "start and answer a school's part of a change 办理学籍异动（学校）",
  },
  "enrolment-change:approve": { personal: true, title: "approve a change as the bureau 审批学籍异动（教育局）" },
  "sweep:run": { personal: true, title: "start, cancel and resume sweeps 发起四查三比对" },
  "finding:read": { personal: true, title: "findings of sweeps 比对发现的问题" },
  "finding:decide": { personal: true, title: "confirm, refute and settle findings 核实与销号" },
  "child-link:write": { personal: true, title: "link two records of one child 关联同一儿童的两份记录" },
  "three-ledgers:read": { personal: true, title: "the three ledgers 三本台账" },
  "persuasion-report:read": { personal: true, title: "weekly reports of persuasion 劝返周报" },
  "persuasion-report:write": { personal: true, title: "issue weekly reports of persuasion 签发劝返周报" },
  "quarterly-review:read": { personal: true, title: "quarterly reviews 县季度复核" },
  "quarterly-review:write": { personal: true, title: "open, check and close quarterly reviews 组织季度复核" },
  "quarterly-review:sign": { personal: true, title: "sign a quarterly review for a department 部门会签季度复核" },
  "watch-mark:write": { personal: true, title: "mark a child of a watch group by hand 人工标记重点人群" },
  "target:write": { personal: false, title: "set targets of indicators 设定指标目标" },
  "indicator:read": { personal: false, title: "indicators and their targets 指标与目标" },
  "school:read": { personal: false, title: "schools 学校" },
  "school-statistics:read": { personal: false, title: "retention and dropout rates 巩固率、辍学率" },
  "county-summary:read": { personal: false, title: "the county's summaries 县级汇总" },
} as const satisfies Record<string, { personal: boolean; title: string }>;

export type Scope = keyof typeof SCOPES;

/** Whether a text names a scope. */
export function isScope(text: string): text is Scope {
  return Object.hasOwn(SCOPES, text);
}
