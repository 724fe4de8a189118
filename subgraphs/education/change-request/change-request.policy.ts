import type { Caller } from "../../../infra/runtime/caller";
import { actingFor } from "../act/acting-for";
import type { SchoolEntity } from "../school/school.entity";
import { mayReadSchool, SCHOOLS_IN_SCOPE } from "../school/school.policy";
import { ChangeParty } from "./change-party";
import type { ChangeRequestEntity } from "./change-request.entity";

type PlacedSchool = Pick<SchoolEntity, "id" | "townshipCode">;

/** The schools of this county that a change is between; null for one elsewhere. */
export interface ChangedSchools {
  from: PlacedSchool | null;
  to: PlacedSchool | null;
}

/** Whether a caller may see a change, and so learn whose it is: whoever may read what either of its schools keeps. */
export function mayReadChange(caller: Caller, { from, to }: ChangedSchools): boolean {
  return [from, to].some((school) => school !== null && mayReadSchool(caller, school));
}

/** SQL of {@link mayReadChange} over the parameters of `schoolScope`, the statement's $1 and $2. */
export const CHANGES_IN_SCOPE = `(from_school_id IN (${SCHOOLS_IN_SCOPE}) OR to_school_id IN (${SCHOOLS_IN_SCOPE}))`;

/** Whether a caller is a party of a change: the very school, or the bureau above it. */
export function isPartyOf(caller: Caller, party: ChangeParty, { from, to }: ChangedSchools): boolean {
  const school = party === ChangeParty.RECEIVING_SCHOOL || party === ChangeParty.RECEIVING_BUREAU ? to : from;
  if (school === null || !mayReadSchool(caller, school)) return false;
  const isSchool = party === ChangeParty.SENDING_SCHOOL || party === ChangeParty.RECEIVING_SCHOOL;
  const scope = isSchool ? "enrolment-change:write" : "enrolment-change:approve";
  return actingFor(caller) === (isSchool ? "SCHOOL" : "BUREAU") && caller.scopes.has(scope);
}

export type SchoolsOfChange = Pick<ChangeRequestEntity, "fromSchoolId" | "toSchoolId">;
