import type DataLoader from "dataloader";
import type { Caller } from "../../infra/runtime/caller";
import type { Clock } from "../../infra/runtime/clock";
import type { DepartmentResources } from "../../infra/runtime/department-app";
import { createRowLoader } from "../../infra/runtime/row-loader";
import type { Vault } from "../../infra/runtime/vault";
import { PoorChildService } from "./poor-child/poor-child.service";
import { HouseholdMemberEntity } from "./poverty-relief/household-member.entity";

/** What the resolvers of one request work with. */
export interface PovertyReliefContext {
  caller: Caller;
  /** Six digits of the county whose registers these are. */
  countyCode: string;
  vault: Vault;
  clock: Clock;
  poorChildren: PoorChildService;
  /** Memberships of poor households by person id, the newest household first. */
  householdMembers: DataLoader<string, HouseholdMemberEntity[]>;
}

/** Makes the contexts of a running service, one a request: loaders keep nothing between callers. */
export function createContextFactory({
  database,
  clock,
  vault,
  countyCode,
}: DepartmentResources): (caller: Caller) => PovertyReliefContext {
  const poorChildren = new PoorChildService(database, clock, countyCode);
  return (caller) => ({
    caller,
    countyCode,
    vault,
    clock,
    poorChildren,
    householdMembers: createRowLoader(
      database,
      HouseholdMemberEntity,
      "personId",
      "identified_on DESC, household_number",
    ),
  });
}
