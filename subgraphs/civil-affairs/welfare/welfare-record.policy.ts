import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import type { WelfareRecordEntity } from "./welfare-record.entity";

/** Whether a caller may read a welfare record: the township that looks after the child lies in the caller's territory. */
export function mayReadWelfareRecord(
  caller: Caller,
  { townshipCode }: Pick<WelfareRecordEntity, "townshipCode">,
): boolean {
  return coversRegion(caller, townshipCode);
}
