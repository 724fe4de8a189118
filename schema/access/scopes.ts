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
  "school:read": { personal: false, title: "schools 学校" },
  "school-statistics:read": { personal: false, title: "retention and dropout rates 巩固率、辍学率" },
  "county-summary:read": { personal: false, title: "the county's summaries 县级汇总" },
} as const satisfies Record<string, { personal: boolean; title: string }>;

export type Scope = keyof typeof SCOPES;

/** Whether a text names a scope. */
export function isScope(text: string): text is Scope {
  return Object.hasOwn(SCOPES, text);
}
