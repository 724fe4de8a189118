import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import type { ResidenceEntity } from "./residence.entity";

/**
 * Whether a caller may read a 流动人口 registration: the township of the residence, or the county of the 户籍, lies in
 * the caller's territory.
 */
export function mayReadResidence(
  caller: Caller,
  { homeCountyCode, townshipCode }: Pick<ResidenceEntity, "homeCountyCode" | "townshipCode">,
): boolean {
  return coversRegion(caller, townshipCode) || coversRegion(caller, homeCountyCode);
}
