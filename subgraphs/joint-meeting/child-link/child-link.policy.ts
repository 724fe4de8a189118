import { type Caller, coversRegion } from "../../../infra/runtime/caller";

/**
 * Whether a caller may read which records are linked: whoever works the whole county. A link says of two records that
 * they are of one child, and so tells the keeper of the one of the other.
 */
export function mayReadChildLinks(caller: Caller, countyCode: string): boolean {
  return caller.school === null && caller.roles.includes("office") && coversRegion(caller, countyCode);
}
