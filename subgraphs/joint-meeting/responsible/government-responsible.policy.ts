import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import { DomainError } from "../../../infra/runtime/errors";
import { regionContains } from "../../../schema/regions/regions";

/** Whether a caller may enter who answers on the government's line: the office, and education that leads the work. */
export function mayAssignGovernment(caller: Caller, countyCode: string): boolean {
  const { roles, school } = caller;
  const isOfCounty = roles.includes("office") || roles.includes("education");
  return school === null && isOfCounty && coversRegion(caller, countyCode);
}

/** Whether a caller may read who answers on a county's government line: whoever has to do with any part of it. */
export function mayReadGovernment({ regions }: Caller, countyCode: string): boolean {
  return regions.some((region) => regionContains(region, countyCode) || regionContains(countyCode, region));
}

/** @throws DomainError FORBIDDEN to whoever {@link mayAssignGovernment} does not let. */
export function requireGovernmentWork(caller: Caller, countyCode: string): void {
  if (mayAssignGovernment(caller, countyCode)) return;
  throw new DomainError(
    "FORBIDDEN",
    "The office and education of the county enter the government's line. 政府线责任人由本县联席会议办公室、教育局登记。",
  );
}
