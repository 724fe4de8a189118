import type { Caller } from "../../../infra/runtime/caller";
import { type Desk, desksOf } from "../desk/desk";
import { overseesCounty } from "../region/oversees-county.policy";

/** A measure as the policy looks at it. */
export interface MeasureOfDesk {
  regionCode: string;
  subject: Desk;
}

/** Whether a caller may read a measure: office, education and leader the county's, a school or township its own. */
export function mayReadMeasure(caller: Caller, { regionCode, subject }: MeasureOfDesk): boolean {
  return overseesCounty(caller, regionCode) || desksOf(caller, regionCode).includes(subject);
}

/** Whether a caller works for the unit that a measure is about. */
export function isSubject(caller: Caller, { regionCode, subject }: MeasureOfDesk): boolean {
  return desksOf(caller, regionCode).includes(subject);
}

/** {@link mayReadMeasure} as a condition on measures `m`, whose parameters $1 and $2 {@link measureScope} gives. */
export const MEASURE_IN_SCOPE = "($1::boolean OR m.subject = ANY ($2::text[]))";

export function measureScope(caller: Caller, countyCode: string): [boolean, Desk[]] {
  return [overseesCounty(caller, countyCode), desksOf(caller, countyCode)];
}
