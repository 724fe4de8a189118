import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import type { Role } from "../../../schema/access/roles";
import { type Desk, desksOf } from "../desk/desk";

/** Who orders measures, and sees those of the whole county. */
const COUNTY_ROLES: readonly Role[] = ["office", "education", "leader"];

/** A measure as the policy looks at it. */
export interface MeasureOfDesk {
  regionCode: string;
  subject: Desk;
}

/** Whether a caller may read a measure: office, education and leader the county's, a school or township its own. */
export function mayReadMeasure(caller: Caller, { regionCode, subject }: MeasureOfDesk): boolean {
  return ordersMeasures(caller, regionCode) || desksOf(caller, regionCode).includes(subject);
}

/** Whether a caller works for the unit that a measure is about. */
export function isSubject(caller: Caller, { regionCode, subject }: MeasureOfDesk): boolean {
  return desksOf(caller, regionCode).includes(subject);
}

/** Whether a caller acts for the county, and not for one of its schools. */
export function ordersMeasures(caller: Caller, countyCode: string): boolean {
  return (
    caller.school === null &&
    coversRegion(caller, countyCode) &&
    caller.roles.some((role) => COUNTY_ROLES.includes(role))
  );
}

/** {@link mayReadMeasure} as a condition on measures `m`, whose parameters $1 and $2 {@link measureScope} gives. */
export const MEASURE_IN_SCOPE = "($1::boolean OR m.subject = ANY ($2::text[]))";

export function measureScope(caller: Caller, countyCode: string): [boolean, Desk[]] {
  return [ordersMeasures(caller, countyCode), desksOf(caller, countyCode)];
}
