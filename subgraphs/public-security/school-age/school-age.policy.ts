import type { Caller } from "../../../infra/runtime/caller";
import { mayReadHousehold } from "../household/household.policy";
import { mayReadResidence } from "../residence/residence.policy";
import type { SchoolAgeRow } from "./school-age.service";

/** Whether a caller may see a child in the listing: it may read the entry that put the child there. */
export function mayListSchoolAgeChild(
  caller: Caller,
  { register, countyCode, townshipCode }: SchoolAgeRow,
  registerCounty: string,
): boolean {
  return register === "HOUSEHOLD"
    ? mayReadHousehold(caller, { countyCode, townshipCode }, registerCounty)
    : mayReadResidence(caller, { homeCountyCode: countyCode, townshipCode }, registerCounty);
}
