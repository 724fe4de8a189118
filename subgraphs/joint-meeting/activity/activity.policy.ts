import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import type { Role } from "../../../schema/access/roles";
import { type Desk, desksOf } from "../desk/desk";

/** Who sees and counts the activities of the whole county. */
const COUNTY_ROLES: readonly Role[] = ["office", "education", "leader"];

/** An activity as the policy looks at it. */
export interface OrganisedActivity {
  regionCode: string;
  organiser: Desk;
}

/** Whether a caller may read an activity: the office, education and the leader the county's, everybody their own. */
export function mayReadActivity(caller: Caller, { regionCode, organiser }: OrganisedActivity): boolean {
  return seesCounty(caller, regionCode) || desksOf(caller, regionCode).includes(organiser);
}

/** Whether a caller may report on or call off an activity: who organises it, and nobody in its place. */
export function mayWorkActivity(caller: Caller, { regionCode, organiser }: OrganisedActivity): boolean {
  return desksOf(caller, regionCode).includes(organiser);
}

/** {@link mayReadActivity} as a condition on activities `a`, whose parameters $1 and $2 {@link activityScope} gives. */
export const ACTIVITY_IN_SCOPE = "($1::boolean OR a.organiser = ANY ($2::text[]))";

/** The parameters of {@link ACTIVITY_IN_SCOPE} for a caller, of the activities of one county. */
export function activityScope(caller: Caller, countyCode: string): [boolean, Desk[]] {
  return [seesCounty(caller, countyCode), desksOf(caller, countyCode)];
}

function seesCounty(caller: Caller, countyCode: string): boolean {
  return (
    caller.school === null &&
    coversRegion(caller, countyCode) &&
    caller.roles.some((role) => COUNTY_ROLES.includes(role))
  );
}
