import type { PersonId } from "../../../schema/person-id";
import type { WatchGroup } from "../watch-group/watch-group";
import type { FindingEventKind } from "./finding-event-kind";
import type { FindingKind } from "./finding-kind";
import type { FindingSeverity } from "./finding-severity";
import type { FindingState } from "./finding-state";
import type { OwnerKind } from "./owner-kind";
import type { SettleReason } from "./settle-reason";

/** A finding as {@link FINDING_COLUMNS} read it. Dates are YYYY-MM-DD. */
export interface FindingRow {
  id: string;
  regionCode: string;
  schoolYear: string;
  childId: PersonId;
  otherChildId: PersonId | null;
  kind: FindingKind;
  severity: FindingSeverity;
  state: FindingState;
  ownerKind: OwnerKind;
  ownerCode: string;
  since: string | null;
  covers: FindingKind[];
  poorHousehold: boolean;
  watchGroups: WatchGroup[];
  homeCountyCode: string | null;
  townshipCode: string | null;
  schoolId: string | null;
  evidenceSealed: Buffer;
  /** Days of the sweeps that found it first and last. */
  foundOn: string;
  lastSeenOn: string;
  settledOn: string | null;
}

/** Columns of a finding `f`, found first and last by the sweeps `first` and `last`. */
export const FINDING_COLUMNS = `
    f.id, f.region_code AS "regionCode", f.school_year AS "schoolYear", f.child_id AS "childId",
    f.other_child_id AS "otherChildId", f.kind, f.severity, f.state, f.owner_kind AS "ownerKind",
    f.owner_code AS "ownerCode", f.since, f.covers, f.poor_household AS "poorHousehold", f.watch_groups AS "watchGroups",
    f.home_county_code AS "homeCountyCode", f.township_code AS "townshipCode", f.school_id AS "schoolId",
    f.evidence_sealed AS "evidenceSealed", first.as_of AS "foundOn", last.as_of AS "lastSeenOn",
    f.settled_on AS "settledOn"`;

/** What {@link FINDING_COLUMNS} needs beside a finding `f`. */
export const FINDING_SWEEPS =
  "JOIN sweep first ON first.id = f.first_sweep_id JOIN sweep last ON last.id = f.last_sweep_id";

/** A step of a finding's history; without an actor where a sweep took it. */
export interface FindingEventRow {
  id: string;
  findingId: string;
  sweepId: string | null;
  at: Date;
  actor: string | null;
  post: string | null;
  department: string | null;
  kind: FindingEventKind;
  settleReason: SettleReason | null;
  noteSealed: Buffer | null;
  paperSealed: Buffer | null;
}

/** Histories of findings, each in order. $1 ids. */
export const SELECT_EVENTS = `
  SELECT id, finding_id AS "findingId", sweep_id AS "sweepId", at, actor, post, department, kind,
    settle_reason AS "settleReason", note_sealed AS "noteSealed", paper_sealed AS "paperSealed"
  FROM finding_event WHERE finding_id = ANY ($1::uuid[]) ORDER BY finding_id, ordinal`;
