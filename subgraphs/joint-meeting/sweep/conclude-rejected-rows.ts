import type { EntityManager } from "typeorm";
import type { PersonId } from "../../../schema/person-id";
import { rejectedRowFinding, YIELDING_TO_REJECTED_ROW } from "../examination/conclude";
import type { DraftFinding, Evidence } from "../examination/examination";
import type { FindingKind } from "../finding/finding-kind";
import type { FindingSeverity } from "../finding/finding-severity";
import type { OwnerKind } from "../finding/owner-kind";
import type { WatchGroup } from "../watch-group/watch-group";
import { withdrawDrafts } from "./conclude-identities";
import { toDraftRow, writeDrafts } from "./draft-row";
import type { KeptRow } from "./sweep-sources";
import type { SweepRun } from "./sweep-run";

/** A draft of a child on no roll, and the refused row of the roster that names the child. */
interface MatchRow {
  childId: PersonId;
  kind: FindingKind;
  severity: FindingSeverity;
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
  rowSealed: Buffer;
  byNumber: boolean;
}

/** Calls no child out of school whose only row of the student roster was refused at import (学籍行被拒收). */
export async function concludeRejectedRows(run: SweepRun, manager: EntityManager): Promise<void> {
  const { sweepId, vault, rules } = run;
  const matches = await manager.query<MatchRow[]>(MATCHES, [sweepId, YIELDING_TO_REJECTED_ROW]);
  await withdrawDrafts(manager, sweepId, matches);
  await writeDrafts(
    manager,
    sweepId,
    matches.map((match) => {
      const row = JSON.parse(vault.open(match.rowSealed)) as KeptRow;
      const matchedBy = match.byNumber ? "ID_NUMBER" : "NAME_AND_BIRTH_DATE";
      const draft = draftOf(match, JSON.parse(vault.open(match.evidenceSealed)) as Evidence[]);
      const finding = rejectedRowFinding(draft, { ...row, matchedBy }, match.poorHousehold, rules);
      return toDraftRow(finding, match, { vault, asOf: rules.asOf });
    }),
  );
}

function draftOf({ ownerKind, ownerCode, ...match }: MatchRow, evidence: Evidence[]): DraftFinding {
  return { ...match, otherChildId: null, owner: { kind: ownerKind, code: ownerCode }, evidence };
}

/** One row a draft: one of the same ID number before one of the same name and birth date, the first of several. */
const MATCHES = `
  WITH named AS (
    SELECT c.canonical_id AS child_id, r.row_sealed, true AS by_number, r.ordinal
    FROM sweep_rejected_row r JOIN sweep_child c ON c.sweep_id = r.sweep_id AND c.child_id = r.child_id
    WHERE r.sweep_id = $1
    UNION ALL
    SELECT k.child_id, r.row_sealed, false, r.ordinal
    FROM sweep_rejected_row r
      JOIN sweep_key k ON k.sweep_id = r.sweep_id AND k.use = 'ROLL_ROW' AND k.digest = r.digest
    WHERE r.sweep_id = $1
  )
  SELECT DISTINCT ON (d.child_id)
    d.child_id AS "childId", d.kind, d.severity, d.owner_kind AS "ownerKind", d.owner_code AS "ownerCode", d.since,
    d.covers, d.poor_household AS "poorHousehold", d.watch_groups AS "watchGroups",
    d.home_county_code AS "homeCountyCode", d.township_code AS "townshipCode", d.school_id AS "schoolId",
    d.evidence_sealed AS "evidenceSealed", named.row_sealed AS "rowSealed", named.by_number AS "byNumber"
  FROM sweep_draft d JOIN named USING (child_id)
  WHERE d.sweep_id = $1 AND d.kind = ANY($2)
  ORDER BY d.child_id, named.by_number DESC, named.ordinal`;
