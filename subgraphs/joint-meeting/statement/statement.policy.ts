import type { Caller } from "../../../infra/runtime/caller";
import { type Desk, desksOf } from "../desk/desk";
import { overseesCounty } from "../region/oversees-county.policy";

/** A statement as the policy looks at it. */
export interface StatementOfUnit {
  regionCode: string;
  unit: Desk;
}

/** Whether a caller may read a statement: office, education and leader the county's, a school or township its own. */
export function mayReadStatement(caller: Caller, { regionCode, unit }: StatementOfUnit): boolean {
  return overseesCounty(caller, regionCode) || desksOf(caller, regionCode).includes(unit);
}
