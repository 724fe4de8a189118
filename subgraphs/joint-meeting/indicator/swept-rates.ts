import type { DataSource } from "typeorm";
import type { Page } from "../../../infra/runtime/page";
import type { PersonId } from "../../../schema/person-id";
import { SWEPT } from "../three-ledgers/population";
import { IndicatorKind, IndicatorLevel, IndicatorPart } from "./indicator-kind";
import type { UnitNumbers } from "./unit-numbers";

/** The children of a sweep that are looked at; null for whatever. */
interface Children {
  sweepId: string;
  /** Prefixes of the townships that they live in. */
  townships: readonly string[] | null;
  schoolIds: readonly string[] | null;
}

interface Conditions {
  [IndicatorPart.NUMERATOR]: string;
  [IndicatorPart.DENOMINATOR]: string;
}

const DISABLED = "swept.school_age AND swept.disabled AND (swept.registered_here OR swept.on_roll)";
const FOUND = "jsonb_array_length(swept.spells) > 0";
const EVER_BACK = `jsonb_path_exists(swept.spells, '$[*].returnedOn ? (@ != null)')`;
const FOUND_AGAIN = `EXISTS (
  SELECT 1 FROM jsonb_array_elements(swept.spells) WITH ORDINALITY AS one (spell, ordinal)
    JOIN jsonb_array_elements(swept.spells) WITH ORDINALITY AS other (spell, ordinal) ON other.ordinal > one.ordinal
  WHERE other.spell ->> 'foundOn' >= one.spell ->> 'returnedOn')`;

/** SQL over a row of `swept`: numbers and children come from the same conditions, and so agree. */
const SWEPT_RATES: Partial<Record<IndicatorKind, Conditions>> = {
  DISABLED_ENROLMENT_RATE: { DENOMINATOR: DISABLED, NUMERATOR: `${DISABLED} AND swept.on_roll` },
  PERSUASION_RATE: { DENOMINATOR: FOUND, NUMERATOR: "swept.spells -> -1 ->> 'returnedOn' IS NOT NULL" },
  SECOND_DROPOUT_RATE: { DENOMINATOR: EVER_BACK, NUMERATOR: FOUND_AGAIN },
};

/** Whether an indicator is counted from the facts of a sweep. */
export const isOfSweep = (kind: IndicatorKind): boolean => SWEPT_RATES[kind] !== undefined;

const CODES: Record<IndicatorLevel, string> = {
  COUNTY: "''",
  TOWNSHIP: "swept.township_code",
  SCHOOL: "swept.school_id",
  GRADE: "swept.school_id || '-' || swept.grade",
};

/** The numbers of units, of every kind in one statement; a unit without any has no line. */
export async function countSwept(
  database: DataSource,
  { sweepId, townships, schoolIds }: Children,
  level: IndicatorLevel,
  kinds: readonly IndicatorKind[],
): Promise<UnitNumbers[]> {
  const rates = kinds.flatMap((kind) => {
    const conditions = SWEPT_RATES[kind];
    return conditions === undefined ? [] : [{ kind, conditions }];
  });
  if (rates.length === 0) return [];
  const counts = rates.flatMap(({ kind, conditions }) =>
    Object.values(IndicatorPart).map((part) => `count(*) FILTER (WHERE ${conditions[part]})::int AS "${kind} ${part}"`),
  );
  const rows = await database.query<(Record<string, number> & { code: string })[]>(
    `WITH ${SWEPT}
     SELECT ${CODES[level]} AS code, ${counts.join(", ")} FROM swept
     WHERE (${rates.map(({ conditions }) => `(${conditions.DENOMINATOR})`).join(" OR ")})
       AND ${CODES[level]} IS NOT NULL AND ($3::text[] IS NULL OR swept.school_id = ANY ($3))
     GROUP BY 1 ORDER BY 1`,
    [sweepId, townships, schoolIds],
  );
  return rates.flatMap(({ kind }) =>
    rows
      .map((row) => ({
        kind,
        code: row.code,
        numerator: row[`${kind} ${IndicatorPart.NUMERATOR}`] ?? 0,
        denominator: row[`${kind} ${IndicatorPart.DENOMINATOR}`] ?? 0,
      }))
      .filter(({ denominator }) => denominator > 0),
  );
}

interface ChildrenOfNumber extends Children {
  kind: IndicatorKind;
  part: IndicatorPart;
  grade: number | null;
}

/** The children behind a number, one more than the page holds, ordered by id. */
export async function listSwept(
  database: DataSource,
  { sweepId, townships, schoolIds, kind, part, grade }: ChildrenOfNumber,
  { first, after }: Page,
): Promise<{ childId: PersonId }[]> {
  const conditions = SWEPT_RATES[kind];
  if (conditions === undefined) throw new Error(`${kind} is not counted from a sweep`);
  return database.query<{ childId: PersonId }[]>(
    `WITH ${SWEPT}
     SELECT swept.child_id AS "childId" FROM swept
     WHERE (${conditions[part]}) AND ($3::text[] IS NULL OR swept.school_id = ANY ($3))
       AND ($4::int IS NULL OR swept.grade = $4) AND swept.child_id > $5
     ORDER BY swept.child_id LIMIT $6`,
    [sweepId, townships, schoolIds, grade, after?.[0] ?? "", first + 1],
  );
}
