import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import type { Role } from "../../../schema/access/roles";

/** Who oversees schools and townships: the office, education, and the leader (督导). */
const OVERSEERS: readonly Role[] = ["office", "education", "leader"];

/** Whether a caller oversees a whole county, and acts for none of its schools. */
export function overseesCounty(caller: Caller, countyCode: string): boolean {
  const { roles, school } = caller;
  return school === null && coversRegion(caller, countyCode) && roles.some((role) => OVERSEERS.includes(role));
}
