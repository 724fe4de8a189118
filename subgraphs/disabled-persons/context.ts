import type DataLoader from "dataloader";
import type { Caller } from "../../infra/runtime/caller";
import type { DepartmentResources } from "../../infra/runtime/department-app";
import { createRowLoader } from "../../infra/runtime/row-loader";
import type { Vault } from "../../infra/runtime/vault";
import { DisabilityCertificateEntity } from "./disability/disability-certificate.entity";
import { DisabledChildService } from "./disabled-child/disabled-child.service";

/** What the resolvers of one request work with. */
export interface DisabledPersonsContext {
  caller: Caller;
  /** Six digits of the county whose registers these are. */
  countyCode: string;
  vault: Vault;
  disabledChildren: DisabledChildService;
  /** Certificates by person id, the newest first. */
  certificates: DataLoader<string, DisabilityCertificateEntity[]>;
}

/** Makes the contexts of a running service, one a request: loaders keep nothing between callers. */
export function createContextFactory({
  database,
  clock,
  vault,
  countyCode,
}: DepartmentResources): (caller: Caller) => DisabledPersonsContext {
  const disabledChildren = new DisabledChildService(database, clock, countyCode);
  return (caller) => ({
    caller,
    countyCode,
    vault,
    disabledChildren,
    certificates: createRowLoader(database, DisabilityCertificateEntity, "personId", "issued_on DESC, id"),
  });
}
