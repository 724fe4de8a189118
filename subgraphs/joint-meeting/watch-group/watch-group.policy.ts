import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import type { Role } from "../../../schema/access/roles";

/** Who works the cases of the whole county. */
const COUNTY_ROLES: readonly Role[] = ["office", "education"];

/**
 * Whether a caller may learn of marks by hand. That a child is involved in a case at law (涉案) is kept from schools and
 * townships: its file is to be sealed (刑事诉讼法 §286), and it must not follow the child into its class.
 */
export function mayReadWatchMarks(caller: Caller, countyCode: string): boolean {
  return (
    caller.school === null &&
    coversRegion(caller, countyCode) &&
    caller.roles.some((role) => COUNTY_ROLES.includes(role))
  );
}
