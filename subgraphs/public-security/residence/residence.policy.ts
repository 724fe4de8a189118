import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import { coversRegister } from "../../../infra/runtime/county-register";
import type { ResidenceEntity } from "./residence.entity";

/**
 * Whether a caller may read a 流动人口 registration: the township of the residence, the county of the 户籍, or the whole
 * county whose register it is, lies in the caller's territory.
 * @param registerCounty six digits
 */
export function mayReadResidence(
  caller: Caller,
  { homeCountyCode, townshipCode }: Pick<ResidenceEntity, "homeCountyCode" | "townshipCode">,
  registerCounty: string,
): boolean {
  return (
    [townshipCode, homeCountyCode].some((code) => coversRegion(caller, code)) || coversRegister(caller, registerCounty)
  );
}
