import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import type { Role } from "../../../schema/access/roles";
import { type Desk, desksOf } from "../desk/desk";

/** Who draws statements up, and sees those of the whole county. */
const COUNTY_ROLES: readonly Role[] = ["office", "education", "leader"];

/** A statement as the policy looks at it. */
export interface StatementOfUnit {
  regionCode: string;
  unit: Desk;
}

/** Whether a caller may read a statement: office, education and leader the county's, a school or township its own. */
export function mayReadStatement(caller: Caller, { regionCode, unit }: StatementOfUnit): boolean {
  return seesStatements(caller, regionCode) || desksOf(caller, regionCode).includes(unit);
}

/** Whether a caller sees every statement of a county. */
export function seesStatements(caller: Caller, countyCode: string): boolean {
  return (
    caller.school === null &&
    coversRegion(caller, countyCode) &&
    caller.roles.some((role) => COUNTY_ROLES.includes(role))
  );
}
