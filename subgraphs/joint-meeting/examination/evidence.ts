import type { EnrolmentView } from "./child-view";
import type { Evidence } from "./examination";
import type { ViewOnDay } from "./view-on-day";

const ROLL_STATES: Record<string, string> = {
  ENROLLED: "在籍",
  SUSPENDED: "休学",
  TRANSFERRED_OUT: "转出",
  DROPPED_OUT: "辍学",
  GRADUATED: "毕业",
  DECEASED: "死亡",
};

const HOUSEHOLD_STATES: Record<string, string> = {
  NORMAL: "正常",
  EMPTY_ENTRY: "空挂",
  CANCELLED_DECEASED: "注销（死亡）",
  CANCELLED_MOVED: "注销（迁出）",
};

const GRADES = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

const gradeTitle = (grade: number): string => `${GRADES[grade - 1] ?? String(grade)}年级`;

/** Where an enrolment is: school, grade, class. */
function placeOf({ school, grade, className }: EnrolmentView): string {
  return [school?.name ?? "", gradeTitle(grade), className].join("");
}

/** What the roll says of an enrolment on the day. */
export function rollEvidence(enrolment: EnrolmentView, { rules }: ViewOnDay): Evidence {
  const { state, stateDate } = enrolment;
  const since = stateDate === null ? "" : `，${stateDate}起`;
  return {
    department: "education",
    record: "学籍",
    statement: `${placeOf(enrolment)}：${ROLL_STATES[state] ?? state}${since}`,
    asOf: stateDate ?? rules.asOf,
  };
}

/** What the household register says, or that public security knows nothing of the child. */
export function householdEvidence({ household, isKnownToPublicSecurity, rules }: ViewOnDay): Evidence[] {
  const evidence = { department: "public-security", record: "户籍", asOf: rules.asOf };
  if (!isKnownToPublicSecurity) return [{ ...evidence, statement: "户籍与流动人口登记均无此人" }];
  if (household === null) return [];
  return [{ ...evidence, statement: `户籍状态：${HOUSEHOLD_STATES[household.state] ?? household.state}` }];
}

/** Why a child is expected at school in this county: its 户籍 and its residence, as far as it has them. */
export function presenceEvidence(view: ViewOnDay): Evidence[] {
  const { residenceHere } = view;
  if (residenceHere === null) return householdEvidence(view);
  const { registeredOn } = residenceHere;
  const residence = { department: "public-security", record: "流动人口登记", asOf: registeredOn };
  return [...householdEvidence(view), { ...residence, statement: `在本县居住，登记日期${registeredOn}` }];
}

/** That a child is on no roll: its latest enrolment, or that it has none. */
export function offRollEvidence(view: ViewOnDay): Evidence {
  if (view.latest !== null) return rollEvidence(view.latest, view);
  const { asOf } = view.rules;
  return { department: "education", record: "学籍", statement: `截至${asOf}无学籍`, asOf };
}
