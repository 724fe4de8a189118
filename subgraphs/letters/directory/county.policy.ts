import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import { DomainError } from "../../../infra/runtime/errors";

/**
 * Lets whoever is of the whole county into its affairs with other counties: who signs, to whom it writes, by which keys.
 * @throws DomainError FORBIDDEN to anybody else
 */
export function requireCounty(caller: Caller, countyCode: string): void {
  if (coversRegion(caller, countyCode)) return;
  throw new DomainError("FORBIDDEN", "Letters are the county's own affair. 函件由本县办理。");
}
