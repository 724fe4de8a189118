import type { DataSource } from "typeorm";
import type { Caller } from "../../infra/runtime/caller";
import type { Clock } from "../../infra/runtime/clock";
import type { GatewayReader } from "../../infra/runtime/gateway-reading/gateway-reader";
import type { JobQueue } from "../../infra/runtime/jobs/job-queue";
import type { Log } from "../../infra/runtime/log";
import type { Vault } from "../../infra/runtime/vault";
import type { PersonId } from "../../schema/person-id";
import type { CitizenId } from "../../schema/scalars/citizen-id";
import { SignatoryService } from "./signatory/signatory.service";

/** What the letters' service works with as long as it runs. */
export interface LettersResources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  /** Six digits of the county whose letters these are. */
  countyCode: string;
  /** Reads and acts through the gateway under the service's own account. */
  gateway: GatewayReader;
  jobs: JobQueue;
  personIdOf: (idNumber: CitizenId) => PersonId;
  log: Log;
}

/** What the resolvers of one request work with. */
export interface LettersContext extends LettersResources {
  caller: Caller;
  signatories: SignatoryService;
}

/** Makes the contexts of a running service, one a request: loaders keep nothing between callers. */
export function createContextFactory(resources: LettersResources): (caller: Caller) => LettersContext {
  return (caller) => ({ ...resources, caller, signatories: new SignatoryService(resources, caller) });
}
