import type DataLoader from "dataloader";
import type { Caller } from "../../infra/runtime/caller";
import type { Clock } from "../../infra/runtime/clock";
import type { DepartmentResources } from "../../infra/runtime/department-app";
import { createRowLoader } from "../../infra/runtime/row-loader";
import type { Vault } from "../../infra/runtime/vault";
import { type PersonId, personIdOf } from "../../schema/person-id";
import type { CitizenId } from "../../schema/scalars/citizen-id";
import { HouseholdEntity } from "./household/household.entity";
import { ResidenceEntity } from "./residence/residence.entity";
import { SchoolAgeService } from "./school-age/school-age.service";

/** What the resolvers of one request work with. */
export interface PublicSecurityContext {
  caller: Caller;
  /** Six digits of the county whose registers these are. */
  countyCode: string;
  clock: Clock;
  vault: Vault;
  schoolAge: SchoolAgeService;
  /** 户籍 entries by person id, at most one each. */
  households: DataLoader<string, HouseholdEntity[]>;
  /** 流动人口 registrations by person id, the newest first. */
  residences: DataLoader<string, ResidenceEntity[]>;
  personIdOf: (idNumber: CitizenId) => PersonId;
}

/** Makes the contexts of a running service, one a request: loaders keep nothing between callers. */
export function createContextFactory({
  database,
  clock,
  vault,
  personIdKey,
  countyCode,
}: DepartmentResources): (caller: Caller) => PublicSecurityContext {
  const schoolAge = new SchoolAgeService(database);
  return (caller) => ({
    caller,
    countyCode,
    clock,
    vault,
    schoolAge,
    households: createRowLoader(database, HouseholdEntity, "personId", "person_id"),
    residences: createRowLoader(database, ResidenceEntity, "personId", "registered_on DESC"),
    personIdOf: (idNumber) => personIdOf(idNumber, personIdKey),
  });
}
