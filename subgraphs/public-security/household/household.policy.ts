import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import type { HouseholdEntity } from "./household.entity";

/** Whether a caller may read a 户籍 entry: the county or the township it stands in lies in the caller's territory. */
export function mayReadHousehold(
  caller: Caller,
  { countyCode, townshipCode }: Pick<HouseholdEntity, "countyCode" | "townshipCode">,
): boolean {
  return coversRegion(caller, countyCode) || coversRegion(caller, townshipCode);
}
