import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import { coversRegister } from "../../../infra/runtime/county-register";
import type { HouseholdMemberEntity } from "./household-member.entity";

/**
 * Whether a caller may read that a person belongs to a poor household: its township, or the whole county whose register
 * it is, lies in the caller's territory.
 * @param registerCounty six digits
 */
export function mayReadHouseholdMember(
  caller: Caller,
  { townshipCode }: Pick<HouseholdMemberEntity, "townshipCode">,
  registerCounty: string,
): boolean {
  return coversRegister(caller, registerCounty) || coversRegion(caller, townshipCode);
}
