import { encodeCursor, readPage } from "../../../infra/runtime/page";
import { findRegion } from "../../../schema/regions/regions";
import { schoolAgeDay, type SchoolYear } from "../../../schema/scalars/school-year";
import type { Databases, Row, RowsOf } from "./databases";

interface PageVariables {
  regionCode: string;
  schoolYear: SchoolYear;
  first: number;
  after?: string | null;
}

/** The answer to `children-page.graphql` for a caller of the region, by hand: a statement a table, all at once. */
export async function childrenPage(databases: Databases, today: string, variables: PageVariables): Promise<object> {
  const { regionCode, schoolYear } = variables;
  const { first, after } = readPage(variables, 1);
  const region = `${regionCode}%`;
  const listed = await databases.query("public-security", "listed", LISTED, [
    region,
    schoolAgeDay(schoolYear),
    today,
    after?.[0] ?? "",
    first + 1,
  ]);
  const ids = listed.slice(0, first).map(({ person }) => person);
  const [households, residences, enrolments, subsidies, welfare, disabilities, poverty] = await Promise.all([
    databases.queryByPerson("public-security", "households", HOUSEHOLDS, [ids, region]),
    databases.queryByPerson("public-security", "residences", RESIDENCES, [ids, region]),
    databases.queryByPerson("education", "enrolments", ENROLMENTS, [ids, region]),
    databases.queryByPerson("education", "subsidies", SUBSIDIES, [ids, region]),
    databases.queryByPerson("civil-affairs", "welfare", WELFARE, [ids, region]),
    databases.queryByPerson("disabled-persons", "disabilities", DISABILITIES, [ids, region]),
    databases.queryByPerson("poverty-relief", "poverty", POVERTY, [ids, region, today]),
  ]);
  const edges = ids.map((id) => {
    const household = only(households, id);
    const residence = only(residences, id);
    const identity = household ?? residence;
    return {
      node: {
        id,
        identity: identity && {
          name: identity["name"],
          sex: identity["sex"],
          birthDate: identity["birth_date"],
          ethnicity: identity["ethnicity"] ?? null,
        },
        household: household && {
          township: regionOf(household["township_code"]),
          householdNumber: household["household_number"],
          state: household["state"],
          guardianName: household["guardian_name"],
        },
        residence: residence && {
          homeCounty: regionOf(residence["home_county_code"]),
          township: regionOf(residence["township_code"]),
          registeredOn: residence["registered_on"],
          cancelledOn: residence["cancelled_on"],
        },
        enrolments: all(enrolments, id).map((enrolment) => ({
          id: enrolment["id"],
          school: { id: enrolment["school_id"], name: enrolment["school_name"] },
          grade: enrolment["grade"],
          className: enrolment["class_name"],
          state: enrolment["state"],
          studyMode: enrolment["study_mode"],
        })),
        subsidies: all(subsidies, id).map(({ term, item, amount_fen: amountFen }) => ({ term, item, amountFen })),
        welfare: all(welfare, id).map((record) => ({
          category: record["category"],
          grantedOn: record["granted_on"],
          endedOn: record["ended_on"],
        })),
        disability: pick(only(disabilities, id), ({ category, grade, expires_on: expiresOn }) => ({
          category,
          grade,
          expiresOn,
        })),
        povertyRelief: pick(only(poverty, id), (record) => ({
          category: record["household_category"],
          identifiedOn: record["identified_on"],
          liftedOn: record["lifted_on"],
        })),
      },
    };
  });
  const last = ids.at(-1);
  const pageInfo = { hasNextPage: listed.length > first, endCursor: last === undefined ? null : encodeCursor([last]) };
  return { schoolAgeChildren: { edges, pageInfo } };
}

const all = (rows: RowsOf, id: string): readonly Row[] => rows.get(id) ?? [];
const only = (rows: RowsOf, id: string): Row | null => rows.get(id)?.[0] ?? null;
const pick = <Part>(row: Row | null, part: (row: Row) => Part): Part | null => row && part(row);

function regionOf(code: unknown): { code: unknown; name: unknown } {
  return { code, name: findRegion(String(code))?.name ?? code };
}

const LISTED = `
  SELECT DISTINCT person FROM (
    (SELECT person_id AS person FROM household_registration
     WHERE (county_code LIKE $1 OR township_code LIKE $1) AND state IN ('NORMAL', 'EMPTY_ENTRY')
       AND birth_date > $2::date - interval '16 years' AND birth_date <= $2::date - interval '6 years' AND person_id > $4
     ORDER BY person_id LIMIT $5)
    UNION ALL
    (SELECT DISTINCT person_id FROM residence_registration
     WHERE township_code LIKE $1 AND registered_on <= $3 AND (cancelled_on IS NULL OR cancelled_on > $3)
       AND birth_date > $2::date - interval '16 years' AND birth_date <= $2::date - interval '6 years' AND person_id > $4
     ORDER BY person_id LIMIT $5)) AS registered
  ORDER BY person LIMIT $5`;

const HOUSEHOLDS = `
  SELECT person_id AS person, name, sex, birth_date, ethnicity, township_code, household_number, state, guardian_name
  FROM household_registration
  WHERE person_id = ANY($1) AND (county_code LIKE $2 OR township_code LIKE $2)`;

const RESIDENCES = `
  SELECT person_id AS person, name, sex, birth_date, home_county_code, township_code, registered_on, cancelled_on
  FROM residence_registration
  WHERE person_id = ANY($1) AND (home_county_code LIKE $2 OR township_code LIKE $2)
  ORDER BY registered_on DESC`;

const ENROLMENTS = `
  SELECT e.person_id AS person, e.id, e.school_id, s.name AS school_name, e.grade, e.class_name, e.state, e.study_mode
  FROM enrolment e JOIN school s ON s.id = e.school_id
  WHERE e.person_id = ANY($1) AND s.township_code LIKE $2
  ORDER BY e.entry_month DESC, e.id`;

const SUBSIDIES = `
  SELECT e.person_id AS person, b.term, b.item, b.amount_fen
  FROM subsidy b JOIN enrolment e ON e.id = b.enrolment_id JOIN school s ON s.id = e.school_id
  WHERE e.person_id = ANY($1) AND s.township_code LIKE $2
  ORDER BY b.term DESC, b.item`;

const WELFARE = `
  SELECT person_id AS person, category, granted_on, ended_on
  FROM welfare_record WHERE person_id = ANY($1) AND township_code LIKE $2
  ORDER BY granted_on DESC, category`;

const DISABILITIES = `
  SELECT person_id AS person, category, grade, expires_on
  FROM disability_certificate WHERE person_id = ANY($1) AND township_code LIKE $2
  ORDER BY issued_on DESC, id`;

const POVERTY = `
  SELECT person_id AS person, household_category, identified_on, lifted_on
  FROM household_member WHERE person_id = ANY($1) AND township_code LIKE $2
  ORDER BY (lifted_on IS NULL OR lifted_on > $3) DESC,
           (coalesce(lifted_on <= $3, false) AND household_category IN ('REGISTERED_POOR', 'LIFTED_OUT')) DESC,
           identified_on DESC, household_number`;
