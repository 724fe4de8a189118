import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import { desksOf } from "../desk/desk";

/** Whether a caller decides on approvals of the county, and so sees all of them. */
export function decidesApprovals(caller: Caller, countyCode: string): boolean {
  return caller.school === null && caller.scopes.has("approval:decide") && coversRegion(caller, countyCode);
}

/** Whether a caller may read an approval: who decides it, and the desk that asked for it. */
export function mayReadApproval(caller: Caller, countyCode: string, { desk }: { desk: string }): boolean {
  return decidesApprovals(caller, countyCode) || (desksOf(caller, countyCode) as string[]).includes(desk);
}

/** {@link mayReadApproval} as the parameters of a listing: whether all of the county, and the own desks. */
export function approvalScope(caller: Caller, countyCode: string): [boolean, string[]] {
  return [decidesApprovals(caller, countyCode), desksOf(caller, countyCode)];
}
