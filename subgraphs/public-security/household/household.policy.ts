import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import { coversRegister } from "../../../infra/runtime/county-register";
import type { HouseholdEntity } from "./household.entity";

/**
 * Whether a caller may read a 户籍 entry: the county or the township it stands in, or the whole county whose register it
 * is, lies in the caller's territory.
 * @param registerCounty six digits
 */
export function mayReadHousehold(
  caller: Caller,
  { countyCode, townshipCode }: Pick<HouseholdEntity, "countyCode" | "townshipCode">,
  registerCounty: string,
): boolean {
  return (
    [countyCode, townshipCode].some((code) => coversRegion(caller, code)) || coversRegister(caller, registerCounty)
  );
}
