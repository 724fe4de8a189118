import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import { coversRegister } from "../../../infra/runtime/county-register";
import type { WelfareRecordEntity } from "./welfare-record.entity";

/**
 * Whether a caller may read a welfare record: the township that looks after the child, or the whole county whose register
 * it is, lies in the caller's territory.
 * @param registerCounty six digits
 */
export function mayReadWelfareRecord(
  caller: Caller,
  { townshipCode }: Pick<WelfareRecordEntity, "townshipCode">,
  registerCounty: string,
): boolean {
  return coversRegister(caller, registerCounty) || coversRegion(caller, townshipCode);
}
