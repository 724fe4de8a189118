import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import type { HouseholdMemberEntity } from "./household-member.entity";
import { PoorHouseholdCategory } from "./poor-household-category";
import { mayReadHouseholdMember } from "./poverty-relief.policy";

/** Households that were on the poverty register (原建档立卡): what they were promised outlasts the lifting. */
const POVERTY_REGISTER: readonly PoorHouseholdCategory[] = [
  PoorHouseholdCategory.REGISTERED_POOR,
  PoorHouseholdCategory.LIFTED_OUT,
];

/** Who reads which county's register. */
interface HouseholdReading {
  caller: Caller;
  countyCode: string;
  householdMembers: DataLoader<string, HouseholdMemberEntity[]>;
}

/** The households of a person that the caller may read, the newest first. */
export async function listHouseholdMembers(
  { caller, countyCode, householdMembers }: HouseholdReading,
  personId: string,
): Promise<HouseholdMemberEntity[]> {
  const rows = await householdMembers.load(personId);
  return rows.filter((row) => mayReadHouseholdMember(caller, row, countyCode));
}

/**
 * Which of a person's households tells what it is due: the newest of those still helped on a day; of those lifted the
 * newest that was on the poverty register, else the newest.
 * @param rows the newest first
 * @param today YYYY-MM-DD
 */
export function tellingHousehold(rows: readonly HouseholdMemberEntity[], today: string): HouseholdMemberEntity | null {
  return (
    rows.find(({ liftedOn }) => liftedOn === null || liftedOn > today) ??
    rows.find(({ householdCategory }) => POVERTY_REGISTER.includes(householdCategory)) ??
    rows[0] ??
    null
  );
}
