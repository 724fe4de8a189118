import type { Vault } from "../../../infra/runtime/vault";
import type { DepartmentName } from "../../../schema/departments";
import { type PersonId, personIdOf } from "../../../schema/person-id";
import { findRegion } from "../../../schema/regions/regions";
import type { CitizenId } from "../../../schema/scalars/citizen-id";
import type { Child } from "../../../subgraphs/education/child/child.type";
import { subsidyGrounds } from "../../../subgraphs/education/subsidy-gap/subsidy-grounds";
import { termOf } from "../../../schema/school-term";
import type { Databases, Row } from "./databases";

interface ViewSources {
  databases: Databases;
  vaults: Readonly<Record<DepartmentName, Vault>>;
  personIdKey: Buffer;
  regionCode: string;
  /** YYYY-MM-DD. */
  today: string;
}

/** The answer to the trusted document `student-view` for a caller of the region, by hand: a statement a table. */
export async function studentView(sources: ViewSources, { idNumber }: { idNumber: CitizenId }): Promise<object> {
  const { databases, vaults, today } = sources;
  const id = personIdOf(idNumber, sources.personIdKey);
  const of = [id, `${sources.regionCode}%`];
  const [households, residences, enrolments, [members, welfare, certificates]] = await Promise.all([
    databases.query("public-security", "household", HOUSEHOLD, of),
    databases.query("public-security", "residence", RESIDENCE, of),
    readEnrolments(databases, of),
    Promise.all([
      databases.query("poverty-relief", "member", MEMBER, [...of, today]),
      databases.query("civil-affairs", "welfare of one", WELFARE, of),
      databases.query("disabled-persons", "certificate", CERTIFICATE, of),
    ]),
  ]);
  const [household = null] = households;
  const [residence = null] = residences;
  const identity = household ?? residence;
  const publicSecurity = vaults["public-security"];
  const welfareRecords = welfare.map(welfareRecord);
  const disability = certificates[0] === undefined ? null : disabilityOf(certificates[0], vaults["disabled-persons"]);
  const povertyRelief = members[0] === undefined ? null : povertyReliefOf(members[0], vaults["poverty-relief"]);
  const known = { id, welfare: welfareRecords, disability, povertyRelief };
  return {
    child: {
      id,
      identity: identity && {
        name: identity["name"],
        sex: identity["sex"],
        birthDate: identity["birth_date"],
        ethnicity: identity["ethnicity"] ?? null,
        idNumber: open(publicSecurity, identity["id_number_sealed"]),
      },
      household: household && householdOf(household, publicSecurity),
      residence: residence && residenceOf(residence, publicSecurity),
      ...educationOf(enrolments, vaults.education, known, today),
      welfare: welfareRecords,
      disability,
      povertyRelief,
    },
  };
}

interface Enrolments {
  rows: readonly Row[];
  changes: readonly Row[];
  absences: readonly Row[];
  subsidies: readonly Row[];
}

async function readEnrolments(databases: Databases, of: readonly unknown[]): Promise<Enrolments> {
  const rows = await databases.query("education", "enrolment", ENROLMENT, of);
  if (rows.length === 0) return { rows, changes: [], absences: [], subsidies: [] };
  const ids = [rows.map((row) => row["id"])];
  const [changes, absences, subsidies] = await Promise.all([
    databases.query("education", "changes", CHANGES, ids),
    databases.query("education", "absences", ABSENCES, ids),
    databases.query("education", "subsidies of one", SUBSIDIES, ids),
  ]);
  return { rows, changes, absences, subsidies };
}

function educationOf(
  { rows, changes, absences, subsidies }: Enrolments,
  vault: Vault,
  known: { id: PersonId; welfare: unknown; disability: unknown; povertyRelief: unknown },
  today: string,
): object {
  const current = rows.find(({ state }) => state === "ENROLLED");
  const daysOf = (kind: string): number =>
    new Set(absences.filter((absence) => absence["kind"] === kind).map((absence) => absence["absent_on"])).size;
  return {
    enrolments: rows.map((row) => enrolmentOf(row, vault, changes)),
    attendance:
      rows.length === 0
        ? null
        : {
            absences: absences.map(({ absent_on: date, kind }) => ({ date, kind })),
            unexcusedDays: daysOf("UNEXCUSED"),
            sickLeaveDays: daysOf("SICK_LEAVE"),
            personalLeaveDays: daysOf("PERSONAL_LEAVE"),
          },
    subsidies: subsidies.map(({ term, item, amount_fen: amountFen }) => ({ term, item, amountFen })),
    subsidyGap: current === undefined ? null : subsidyGapOf(known as Child, subsidies, today),
    homeTeaching:
      current?.["study_mode"] === "HOME_TEACHING"
        ? { grade: current["grade"], className: current["class_name"], school: schoolOf(current) }
        : null,
  };
}

function subsidyGapOf(child: Child, subsidies: readonly Row[], today: string): object {
  const term = termOf(today);
  const grounds = subsidyGrounds(child, term);
  const received = subsidies.some((subsidy) => subsidy["term"] === term.name);
  return { term: term.name, grounds, received, missing: grounds.length > 0 && !received };
}

const open = (vault: Vault, sealed: unknown): string | null => (sealed === null ? null : vault.open(sealed as Buffer));

function regionOf(code: unknown): { code: unknown; name: unknown } {
  return { code, name: findRegion(String(code))?.name ?? code };
}

const householdOf = (row: Row, vault: Vault): object => ({
  county: regionOf(row["county_code"]),
  township: regionOf(row["township_code"]),
  address: open(vault, row["address_sealed"]),
  householdNumber: row["household_number"],
  relationToHead: row["relation_to_head"],
  state: row["state"],
  guardianName: row["guardian_name"],
  guardianRelation: row["guardian_relation"],
  guardianPhone: open(vault, row["guardian_phone_sealed"]),
  warnings: row["warnings"],
});

const residenceOf = (row: Row, vault: Vault): object => ({
  homeCounty: regionOf(row["home_county_code"]),
  township: regionOf(row["township_code"]),
  address: open(vault, row["address_sealed"]),
  registeredOn: row["registered_on"],
  cancelledOn: row["cancelled_on"],
  guardianName: row["guardian_name"],
  guardianPhone: open(vault, row["guardian_phone_sealed"]),
  recordedName: row["name"],
  recordedSex: row["sex"],
  recordedBirthDate: row["birth_date"],
  warnings: row["warnings"],
});

const schoolOf = (row: Row): object => ({
  id: row["school_id"],
  name: row["school_name"],
  kind: row["school_kind"],
  township: regionOf(row["school_township_code"]),
});

const enrolmentOf = (row: Row, vault: Vault, changes: readonly Row[]): object => ({
  id: row["id"],
  studentNumber: open(vault, row["student_number_sealed"]),
  recordedName: row["name"],
  recordedSex: row["sex"],
  recordedBirthDate: row["birth_date"],
  school: { ...schoolOf(row), phone: open(vault, row["school_phone_sealed"]) },
  grade: row["grade"],
  className: row["class_name"],
  entryMonth: row["entry_month"],
  state: row["state"],
  stateDate: row["state_date"],
  studyMode: row["study_mode"],
  migrantChild: row["migrant_child"],
  leftBehind: row["left_behind"],
  boarder: row["boarder"],
  guardianName: row["guardian_name"],
  guardianPhone: open(vault, row["guardian_phone_sealed"]),
  changes: changes
    .filter((change) => change["enrolment_id"] === row["id"])
    .map(({ kind, changed_on: changedOn, paper }) => ({ kind, changedOn, paper })),
  warnings: row["warnings"],
});

const welfareRecord = (row: Row): object => ({
  category: row["category"],
  grantedOn: row["granted_on"],
  endedOn: row["ended_on"],
  township: regionOf(row["township_code"]),
  monthlyAmountFen: row["monthly_amount_fen"],
  recordedName: row["name"],
  warnings: row["warnings"],
});

const disabilityOf = (row: Row, vault: Vault): object => ({
  category: row["category"],
  grade: row["grade"],
  issuedOn: row["issued_on"],
  expiresOn: row["expires_on"],
  township: regionOf(row["township_code"]),
  certificateNumber: open(vault, row["certificate_number_sealed"]),
  recordedName: row["name"],
  warnings: row["warnings"],
});

const povertyReliefOf = (row: Row, vault: Vault): object => ({
  householdNumber: row["household_number"],
  category: row["household_category"],
  relationToHead: row["relation_to_head"],
  identifiedOn: row["identified_on"],
  liftedOn: row["lifted_on"],
  township: regionOf(row["township_code"]),
  helperName: row["helper_name"],
  helperPhone: open(vault, row["helper_phone_sealed"]),
  recordedName: row["name"],
  warnings: row["warnings"],
});

const HOUSEHOLD = `
  SELECT name, sex, birth_date, ethnicity, id_number_sealed, county_code, township_code, address_sealed, household_number,
         relation_to_head, state, guardian_name, guardian_relation, guardian_phone_sealed, warnings
  FROM household_registration WHERE person_id = $1 AND (county_code LIKE $2 OR township_code LIKE $2)`;

const RESIDENCE = `
  SELECT name, sex, birth_date, id_number_sealed, home_county_code, township_code, address_sealed, registered_on,
         cancelled_on, guardian_name, guardian_phone_sealed, warnings
  FROM residence_registration WHERE person_id = $1 AND (home_county_code LIKE $2 OR township_code LIKE $2)
  ORDER BY registered_on DESC LIMIT 1`;

const ENROLMENT = `
  SELECT e.id, e.student_number_sealed, e.name, e.sex, e.birth_date, e.grade, e.class_name, e.entry_month, e.state,
         e.state_date, e.study_mode, e.migrant_child, e.left_behind, e.boarder, e.guardian_name, e.guardian_phone_sealed,
         e.warnings, s.id AS school_id, s.name AS school_name, s.kind AS school_kind,
         s.township_code AS school_township_code, s.phone_sealed AS school_phone_sealed
  FROM enrolment e JOIN school s ON s.id = e.school_id
  WHERE e.person_id = $1 AND s.township_code LIKE $2
  ORDER BY e.entry_month DESC, e.id`;

const CHANGES = `
  SELECT enrolment_id, kind, changed_on, paper
  FROM enrolment_change WHERE enrolment_id = ANY($1) ORDER BY changed_on, kind`;

const ABSENCES = `SELECT absent_on, kind FROM absence WHERE enrolment_id = ANY($1) ORDER BY absent_on`;

const SUBSIDIES = `
  SELECT term, item, amount_fen FROM subsidy WHERE enrolment_id = ANY($1) ORDER BY term DESC, item`;

const WELFARE = `
  SELECT category, granted_on, ended_on, township_code, monthly_amount_fen, name, warnings
  FROM welfare_record WHERE person_id = $1 AND township_code LIKE $2 ORDER BY granted_on DESC, category`;

const CERTIFICATE = `
  SELECT category, grade, issued_on, expires_on, township_code, certificate_number_sealed, name, warnings
  FROM disability_certificate WHERE person_id = $1 AND township_code LIKE $2 ORDER BY issued_on DESC, id LIMIT 1`;

const MEMBER = `
  SELECT household_number, household_category, relation_to_head, identified_on, lifted_on, township_code, helper_name,
         helper_phone_sealed, name, warnings
  FROM household_member WHERE person_id = $1 AND township_code LIKE $2
  ORDER BY (lifted_on IS NULL OR lifted_on > $3) DESC,
           (coalesce(lifted_on <= $3, false) AND household_category IN ('REGISTERED_POOR', 'LIFTED_OUT')) DESC,
           identified_on DESC, household_number LIMIT 1`;
