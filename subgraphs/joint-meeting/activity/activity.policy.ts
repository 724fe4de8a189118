import type { Caller } from "../../../infra/runtime/caller";
import { type Desk, desksOf } from "../desk/desk";
import { overseesCounty } from "../region/oversees-county.policy";

/** An activity as the policy looks at it. */
export interface OrganisedActivity {
  regionCode: string;
  organiser: Desk;
}

/** Whether a caller may read an activity: the office, education and the leader the county's, everybody their own. */
export function mayReadActivity(caller: Caller, { regionCode, organiser }: OrganisedActivity): boolean {
  return overseesCounty(caller, regionCode) || desksOf(caller, regionCode).includes(organiser);
}

/** Whether a caller may report on or call off an activity: who organises it, and nobody in its place. */
export function mayWorkActivity(caller: Caller, { regionCode, organiser }: OrganisedActivity): boolean {
  return desksOf(caller, regionCode).includes(organiser);
}

/** {@link mayReadActivity} as a condition on activities `a`, whose parameters $1 and $2 {@link activityScope} gives. */
export const ACTIVITY_IN_SCOPE = "($1::boolean OR a.organiser = ANY ($2::text[]))";

/** The parameters of {@link ACTIVITY_IN_SCOPE} for a caller, of the activities of one county. */
export function activityScope(caller: Caller, countyCode: string): [boolean, Desk[]] {
  return [overseesCounty(caller, countyCode), desksOf(caller, countyCode)];
}
