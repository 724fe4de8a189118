import { type Caller, coversRegion } from "../../../infra/runtime/caller";

/** Whether a caller may see a sweep and act on it: whoever answers for the whole county. */
export function mayReadSweep(caller: Caller, { regionCode }: { regionCode: string }): boolean {
  return caller.school === null && coversRegion(caller, regionCode);
}
