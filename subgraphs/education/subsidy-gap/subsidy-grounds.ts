import { DomainError } from "../../../infra/runtime/errors";
import { type DepartmentName, departmentTitle } from "../../../schema/departments";
import type { Child } from "../child/child.type";
import { PoorHouseholdCategory, WelfareCategory } from "../child/foreign-records.type";
import { SubsidyGround } from "./subsidy-ground";
import type { Term } from "../../../schema/school-term";

const WELFARE_GROUNDS: Partial<Record<WelfareCategory, SubsidyGround>> = {
  [WelfareCategory.MINIMUM_LIVING_ALLOWANCE]: SubsidyGround.MINIMUM_LIVING_ALLOWANCE,
  [WelfareCategory.EXTREME_POVERTY_SUPPORT]: SubsidyGround.EXTREME_POVERTY_SUPPORT,
  [WelfareCategory.ORPHAN]: SubsidyGround.ORPHAN,
};

/** Households that keep their claim after they were lifted out of poverty (脱贫不脱政策: 原建档立卡). */
const POVERTY_REGISTER: readonly PoorHouseholdCategory[] = [
  PoorHouseholdCategory.REGISTERED_POOR,
  PoorHouseholdCategory.LIFTED_OUT,
];

/**
 * The grounds that the registers tell for a term (应助尽助), in the order of {@link SubsidyGround}; whether each is a ground
 * then, the county's dated list says.
 * @throws DomainError UNAVAILABLE when a department did not answer: its silence never means that it has no record.
 */
export function subsidyGrounds(child: Child, term: Term): SubsidyGround[] {
  // Civil affairs answers a child without a record with an empty list, so that null there is a failure too.
  const welfare = answered(child.welfare ?? undefined, "civil-affairs");
  const disability = answered(child.disability, "disabled-persons");
  const povertyRelief = answered(child.povertyRelief, "poverty-relief");
  const inForce = (end: string | null) => end === null || end >= term.startsOn;
  const found = new Set<SubsidyGround>();
  for (const { category, endedOn } of welfare) {
    const ground = WELFARE_GROUNDS[category];
    if (ground !== undefined && inForce(endedOn)) found.add(ground);
  }
  if (disability !== null && inForce(disability.expiresOn)) found.add(SubsidyGround.DISABILITY);
  if (povertyRelief !== null) {
    if (POVERTY_REGISTER.includes(povertyRelief.category)) found.add(SubsidyGround.POOR_HOUSEHOLD);
    else if (inForce(povertyRelief.liftedOn)) found.add(SubsidyGround.MONITORED_HOUSEHOLD);
  }
  return Object.values(SubsidyGround).filter((ground) => found.has(ground));
}

function answered<Answer>(answer: Answer | undefined, department: DepartmentName): Answer {
  if (answer !== undefined) return answer;
  const title = departmentTitle(department);
  throw new DomainError(
    "UNAVAILABLE",
    `The subsidy gap is unknown: ${department} did not answer. ${title}未应答，无法核对应助未助。`,
    { details: { department } },
  );
}
