import type { EntityManager } from "typeorm";
import type { Vault } from "../../../infra/runtime/vault";
import type { ChildFacts, DraftFinding, Evidence } from "../examination/examination";
import { OwnerKind } from "../finding/owner-kind";

/** What a finding has from the child's facts. */
export type FactsOfDraft = Pick<ChildFacts, "poorHousehold" | "watchGroups" | "homeCountyCode" | "townshipCode"> & {
  schoolId: string | null;
};

/** Writes drafts of findings in one statement. */
export async function writeDrafts(
  manager: EntityManager,
  sweepId: string,
  rows: readonly ReturnType<typeof toDraftRow>[],
): Promise<void> {
  if (rows.length === 0) return;
  await manager.query(INSERT_DRAFTS, [sweepId, JSON.stringify(rows)]);
}

/** The row of a draft: its evidence is sealed, and told from another one's by a digest. */
export function toDraftRow(draft: DraftFinding, facts: FactsOfDraft, { vault, asOf }: { vault: Vault; asOf: string }) {
  const { owner, evidence } = draft;
  return {
    child_id: draft.childId,
    kind: draft.kind,
    other_child_id: draft.otherChildId ?? "",
    severity: draft.severity,
    owner_kind: owner.kind,
    owner_code: owner.code,
    since: draft.since,
    covers: draft.covers,
    poor_household: facts.poorHousehold,
    watch_groups: facts.watchGroups,
    home_county_code: facts.homeCountyCode,
    township_code: facts.townshipCode,
    school_id: owner.kind === OwnerKind.SCHOOL ? owner.code : facts.schoolId,
    evidence_digest: evidenceDigest(evidence, vault, asOf).toString("base64"),
    evidence_sealed: vault.seal(JSON.stringify(evidence)).toString("base64"),
  };
}

/** The sweep's own day stands in evidence that says as of when; the next sweep over the same records is to be the same. */
function evidenceDigest(evidence: readonly Evidence[], vault: Vault, asOf: string): Buffer {
  return vault.digest(JSON.stringify(evidence).replaceAll(asOf, ""));
}

const INSERT_DRAFTS = `
  INSERT INTO sweep_draft (sweep_id, child_id, kind, other_child_id, severity, owner_kind, owner_code, since, covers,
    poor_household, watch_groups, home_county_code, township_code, school_id, evidence_digest, evidence_sealed)
  SELECT $1, child_id, kind, other_child_id, severity, owner_kind, owner_code, since, covers,
    poor_household, watch_groups, home_county_code, township_code, school_id,
    decode(evidence_digest, 'base64'), decode(evidence_sealed, 'base64')
  FROM jsonb_to_recordset($2) AS draft (child_id text, kind text, other_child_id text, severity text, owner_kind text,
    owner_code text, since date, covers text[], poor_household boolean, watch_groups text[], home_county_code text,
    township_code text, school_id text, evidence_digest text, evidence_sealed text)`;
