import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import type { Role } from "../../../schema/access/roles";
import { desksOf, LEADER } from "../desk/desk";
import type { ChildOpeningRow } from "./child-opening.rows";

/** Who is told of every opening of the county: the leader, audit, and the departments whose records it opened. */
const TOLD_ROLES: readonly Role[] = [
  "leader",
  "auditor",
  "education",
  "public-security",
  "civil-affairs",
  "disabled-persons",
  "poverty-relief",
];

/** Departments whose records an opening opens (数据提供部门): their heads are told of each. */
export const OWNER_DESKS = ["education", "public-security", "civil-affairs", "disabled-persons", "poverty-relief"];

/** Whether a caller may learn of every opening in the county. */
function isTold(caller: Caller, countyCode: string): boolean {
  const { roles, school } = caller;
  return school === null && coversRegion(caller, countyCode) && roles.some((role) => TOLD_ROLES.includes(role));
}

type OpenedBy = Pick<ChildOpeningRow, "desk" | "openedBy">;

/** Whether a caller may read that an opening was made, by whom and why: the desk of who opened, and who is told of all. */
export function mayReadOpening(caller: Caller, countyCode: string, { desk }: Pick<OpenedBy, "desk">): boolean {
  return isTold(caller, countyCode) || desksOf(caller, countyCode).includes(desk);
}

/** Whether a caller may learn whose data it was: the desk that opened, and the leader who answers for it. */
export function mayReadOpenedChild(caller: Caller, countyCode: string, { desk }: Pick<OpenedBy, "desk">): boolean {
  return desksOf(caller, countyCode).some((own) => own === desk || own === LEADER);
}

/** Whether a caller may end an opening before its time: who made it, and the leader. */
export function mayEndOpening(caller: Caller, countyCode: string, { desk, openedBy }: OpenedBy): boolean {
  const desks = desksOf(caller, countyCode);
  return desks.includes(LEADER) || (openedBy === caller.actor && desks.includes(desk));
}

/** {@link mayReadOpening} as the parameters of a listing: whether all of the county, and the own desks. */
export function openingScope(caller: Caller, countyCode: string): [boolean, string[]] {
  return [isTold(caller, countyCode), desksOf(caller, countyCode)];
}
