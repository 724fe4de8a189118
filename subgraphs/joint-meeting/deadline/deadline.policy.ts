import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import { desksOf } from "../desk/desk";
import type { DeadlineRow } from "./deadline.rows";

/** Whether a caller may read a deadline by itself: the office every one of its county, anybody else those of its own desks. */
export function mayReadDeadline(caller: Caller, countyCode: string, { desk }: Pick<DeadlineRow, "desk">): boolean {
  return seesAll(caller, countyCode) || (desksOf(caller, countyCode) as string[]).includes(desk);
}

/** {@link mayReadDeadline} as a condition on deadlines `d`, whose parameters $1 and $2 {@link deadlineScope} gives. */
export const DEADLINE_IN_SCOPE = "($1::boolean OR d.desk = ANY ($2::text[]))";

/** The parameters of {@link DEADLINE_IN_SCOPE} for a caller. */
export function deadlineScope(caller: Caller, countyCode: string): [boolean, string[]] {
  return [seesAll(caller, countyCode), desksOf(caller, countyCode)];
}

const seesAll = (caller: Caller, countyCode: string): boolean =>
  caller.school === null && caller.roles.includes("office") && coversRegion(caller, countyCode);
