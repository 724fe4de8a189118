import type { Caller } from "../../infra/runtime/caller";
import type { PersonId } from "../../schema/person-id";
import type { CitizenId } from "../../schema/scalars/citizen-id";
import type { OfficeReader } from "./office-reading/office-reader";

/** What the resolvers of one request work with. */
export interface JointMeetingContext {
  caller: Caller;
  /** Six digits of the county whose joint meeting this is. */
  countyCode: string;
  office: OfficeReader;
  personIdOf: (idNumber: CitizenId) => PersonId;
}
