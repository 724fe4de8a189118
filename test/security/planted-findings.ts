import { Vault } from "../../infra/runtime/vault";
import type { CountyStack } from "../support/county-stack";
import { MeetingDatabase } from "../support/meeting-database";
import { KNOWN_COUNTY } from "../support/known-county";
import type { PlantedChild } from "./planted-child";

/** A record that is linked as the planted child's. */
export const PLANTED_ALIAS = "a".repeat(52);

/** The sweep that found it. */
export const PLANTED_SWEEP = "0190a000-0000-7000-8000-000000000000";
const LINK_ID = "0190a000-0000-7000-8000-0000000000aa";

/** A finding for the school, which the county and the township see as well, and one for each department that owns any. */
const FINDINGS = [
  { kind: "SUSPECTED_DROPOUT", ownerKind: "SCHOOL", ownerCode: KNOWN_COUNTY.schools.first },
  { kind: "ENROLLED_WITHOUT_HOUSEHOLD", ownerKind: "DEPARTMENT", ownerCode: "public-security" },
  { kind: "NAME_CONFLICT", ownerKind: "DEPARTMENT", ownerCode: "civil-affairs" },
  { kind: "DISABLED_NOT_PLACED", ownerKind: "DEPARTMENT", ownerCode: "disabled-persons" },
  { kind: "SUBSIDY_GAP", ownerKind: "DEPARTMENT", ownerCode: "poverty-relief" },
].map((finding, index) => ({ ...finding, id: `0190a000-0000-7000-8000-${String(index + 1).padStart(12, "0")}` }));

/** Asks for each of them by its id. */
export const PLANTED_FINDINGS = FINDINGS.map(
  ({ id }, index) => `finding${index}: finding(id: "${id}") { child { id } evidence { statement } }`,
).join(" ");

/** Has a sweep find something about the planted child for whoever owns findings, and a record linked to it. */
export async function plantFindings(county: CountyStack, child: PlantedChild): Promise<void> {
  const { fieldKeys } = county.secrets();
  const vault = new Vault(Buffer.from(fieldKeys["joint-meeting"], "base64"));
  const meeting = new MeetingDatabase(county);
  await meeting.rows(SWEEP, [PLANTED_SWEEP, KNOWN_COUNTY.code]);
  const { townships, schools } = KNOWN_COUNTY;
  await meeting.rows(SWEPT_CHILD, [PLANTED_SWEEP, child.personId, townships.first, schools.first]);
  for (const { id, kind, ownerKind, ownerCode } of FINDINGS) {
    const evidence = JSON.stringify([
      { department: "education", record: "学籍", statement: child.personId, asOf: "2018-12-31" },
    ]);
    const place = ownerKind === "SCHOOL" ? [KNOWN_COUNTY.townships.first, KNOWN_COUNTY.schools.first] : [null, null];
    const sealed = [vault.digest(evidence), vault.seal(evidence)];
    const columns = [id, KNOWN_COUNTY.code, child.personId, kind, ownerKind, ownerCode, ...place, ...sealed];
    await meeting.rows(FINDING, [...columns, PLANTED_SWEEP]);
  }
  await meeting.rows(LINK, [LINK_ID, PLANTED_ALIAS, child.personId, vault.seal("同一人")]);
}

const SWEEP = `
  INSERT INTO sweep (id, region_code, school_year, as_of, state, requested_by, requested_post, requested_at, request_id)
  VALUES ($1, $2, '2018-2019', '2018-12-31', 'COMPLETED', 'office', '主任', now(), 'planted')`;

/** What the sweep made of the planted child: on the ledger of school-age children, in the first township. */
const SWEPT_CHILD = `
  INSERT INTO sweep_child (sweep_id, child_id, canonical_id, examined, school_age, registered_here, township_code,
    migrant, on_roll, school_id, grade, class_name, roll_state, disabled, poor_household, watch_groups, spells)
  VALUES ($1, $2, $2, true, true, true, $3, false, true, $4, 4, '1班', 'ENROLLED', false, false, '{}', '[]')`;

const FINDING = `
  INSERT INTO finding (id, region_code, school_year, child_id, kind, severity, state, owner_kind, owner_code, covers,
    poor_household, watch_groups, township_code, school_id, evidence_digest, evidence_sealed,
    first_sweep_id, last_sweep_id, found_at, last_seen_at)
  VALUES ($1, $2, '2018-2019', $3, $4, 'MEDIUM', 'OPEN', $5, $6, '{}', false, '{}', $7, $8, $9, $10, $11, $11, now(), now())`;

const LINK = `
  INSERT INTO child_link (id, alias_id, child_id, reason_sealed, linked_by, linked_post, linked_at)
  VALUES ($1, $2, $3, $4, 'office', '主任', now())`;
