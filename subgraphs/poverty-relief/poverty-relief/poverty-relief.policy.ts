import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import type { HouseholdMemberEntity } from "./household-member.entity";

/** Whether a caller may read that a person belongs to a poor household: its township lies in the caller's territory. */
export function mayReadHouseholdMember(
  caller: Caller,
  { townshipCode }: Pick<HouseholdMemberEntity, "townshipCode">,
): boolean {
  return coversRegion(caller, townshipCode);
}
