import type { DataSource } from "typeorm";
import type { Caller } from "../../infra/runtime/caller";
import type { Clock } from "../../infra/runtime/clock";
import type { Log } from "../../infra/runtime/log";
import type { Vault } from "../../infra/runtime/vault";
import type { PersonId } from "../../schema/person-id";
import type { CitizenId } from "../../schema/scalars/citizen-id";
import type { OfficeReader } from "./office-reading/office-reader";

/** What the joint meeting's service works with as long as it runs. */
export interface JointMeetingResources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  /** Six digits of the county whose joint meeting this is. */
  countyCode: string;
  office: OfficeReader;
  personIdOf: (idNumber: CitizenId) => PersonId;
  log: Log;
}

/** What the resolvers of one request work with. */
export interface JointMeetingContext extends JointMeetingResources {
  caller: Caller;
}

/** Makes the contexts of a running service, one a request: loaders keep nothing between callers. */
export function createContextFactory(resources: JointMeetingResources): (caller: Caller) => JointMeetingContext {
  return (caller) => ({ ...resources, caller });
}
