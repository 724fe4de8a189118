export { CreateRosterImport1795343340000 } from "./migrations/20261122T1029-create-roster-import";
/** What a department needs to declare its rosters. */
export { defineRoster, optional, required, type Reference } from "./spec/roster-spec";
export {
  certificateNumber,
  citizenId,
  countyCode,
  date,
  month,
  oneOf,
  schoolCode,
  studentNumber,
  term,
  text,
  townshipCode,
  yesOrNo,
  yuan,
} from "./spec/cells";
export { birthDateOf, opaque, personId, personIdOrElseOf, plain, sealed } from "./spec/stores";
export { birthDateAgrees, inOrder, sexAgrees, townshipInCounty, type RowCheck, type RowWarning } from "./spec/checks";
/** What it needs to show rows that were rejected. */
export { readKeptRow } from "./row/kept-row";
export { parseRejectionNumber, rejectionNumber } from "./row/rejection-columns";
/** What it needs to write a roster's table itself. */
export { normalText } from "./spec/normal-text";
export { rowDigest } from "./row/row-digest";
