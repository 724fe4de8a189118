import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import { schoolYearStart } from "../../../schema/scalars/school-year";
import { partsOf } from "../desk/desk";
import { DeskKind } from "../desk/desk-kind";
import { IndicatorLevel } from "../indicator/indicator-kind";
import type { VetoCandidateService } from "../veto/veto-candidate.service";
import type { VetoCandidate } from "../veto/veto-candidate.type";
import { Standing, type StatementLevel } from "./statement-enums";
import type { StatementStanding } from "./statement.type";
import type { StatementRow } from "./statement.rows";

interface StandingSources {
  database: DataSource;
  countyCode: string;
  vetoCandidates: VetoCandidateService;
}

/** The cases of one class in a school year, or of a township's children on no roll. */
interface CaseCount {
  schoolId: string | null;
  grade: number | null;
  className: string | null;
  townshipCode: string | null;
  found: number;
  returned: number;
  out: number;
  relapsed: number;
}

/** What standings of one school year are computed from. */
interface YearEvidence {
  cases: readonly CaseCount[];
  /** By level and code of the unit. */
  candidates: ReadonlyMap<string, VetoCandidate>;
}

/** How those who signed stand (履责情况), by cases and figures, with the evidence; for one request. */
export class StandingService {
  private readonly years: DataLoader<SchoolYear, YearEvidence>;

  constructor(private readonly sources: StandingSources) {
    this.years = new DataLoader((years) => Promise.all(years.map((year) => this.readYear(year))));
  }

  /** @throws DomainError UNAVAILABLE when education does not answer: half of the evidence is none. */
  async of(statement: StatementRow): Promise<StatementStanding> {
    const { cases, candidates } = await this.years.load(statement.schoolYear);
    const own = cases.filter((line) => isOf(line, statement));
    const sum = (key: "found" | "returned" | "out" | "relapsed"): number =>
      own.reduce((total, line) => total + line[key], 0);
    const candidate = candidates.get(unitKeyOf(statement)) ?? null;
    const isVetoed =
      (candidate?.overdueDropouts ?? 0) > 0 &&
      (candidate?.vetoedLevels as StatementLevel[] | undefined)?.includes(statement.level) === true;
    const missedTargets = candidate?.missedTargets ?? [];
    const out = sum("out");
    return {
      standing: standingOf({ isVetoed, missed: missedTargets.length, out }),
      found: sum("found"),
      returned: sum("returned"),
      out,
      relapsed: sum("relapsed"),
      missedTargets,
      overdueDropouts: candidate?.overdueDropouts ?? 0,
    };
  }

  private async readYear(schoolYear: SchoolYear): Promise<YearEvidence> {
    const { database, countyCode, vetoCandidates } = this.sources;
    const [from, to] = [schoolYearStart(schoolYear), `${schoolYear.slice(5)}-08-31`];
    const [cases, candidates] = await Promise.all([
      database.query<CaseCount[]>(CASES, [countyCode, from, to]),
      vetoCandidates.list(countyCode, schoolYear),
    ]);
    return {
      cases,
      candidates: new Map(candidates.map(({ level, code, ...rest }) => [`${level} ${code}`, { level, code, ...rest }])),
    };
  }
}

function standingOf({ isVetoed, missed, out }: { isVetoed: boolean; missed: number; out: number }): Standing {
  if (isVetoed) return Standing.VETO_CANDIDATE;
  if (missed > 0) return Standing.TARGET_MISSED;
  return out > 0 ? Standing.DROPOUTS_OUT : Standing.GOOD;
}

/** A case counts for everybody whose part of the school the child belonged to; for a township, whoever lives there. */
function isOf(line: CaseCount, { unit, grade, className }: StatementRow): boolean {
  const { kind, code } = partsOf(unit);
  if (kind === DeskKind.TOWNSHIP) return line.townshipCode === code;
  if (kind !== DeskKind.SCHOOL || line.schoolId !== code) return false;
  return (grade === null || line.grade === grade) && (className === null || line.className === className);
}

/** The unit by which indicators and veto candidates are counted. */
function unitKeyOf({ unit, grade }: StatementRow): string {
  const { kind, code } = partsOf(unit);
  if (kind === DeskKind.TOWNSHIP) return `${IndicatorLevel.TOWNSHIP} ${code}`;
  return grade === null ? `${IndicatorLevel.SCHOOL} ${code}` : `${IndicatorLevel.GRADE} ${code}-${grade}`;
}

const CASES = `
  SELECT school_id AS "schoolId", grade, class_name AS "className", township_code AS "townshipCode",
    count(*)::int AS found,
    (count(*) FILTER (WHERE outcome = 'RETURNED'))::int AS returned,
    (count(*) FILTER (WHERE state = 'OPEN'))::int AS out,
    (count(*) FILTER (WHERE spell_number > 1))::int AS relapsed
  FROM child_case
  WHERE region_code = $1 AND spell_since BETWEEN $2::date AND $3::date AND outcome IS DISTINCT FROM 'FALSE_REPORT'
  GROUP BY 1, 2, 3, 4`;
