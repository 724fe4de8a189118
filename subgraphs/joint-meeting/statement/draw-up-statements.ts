import { randomUUID } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { type SchoolYear, schoolYearStart } from "../../../schema/scalars/school-year";
import { invalid } from "../../../infra/runtime/refusals";
import { type Desk, deskTitle, OFFICE, schoolDesk, townshipDesk } from "../desk/desk";
import { DocumentKind } from "../document/document-kind";
import { drawUpDocument } from "../document/draw-up-document";
import { notifyAll } from "../inbox/notify";
import type { IndicatorTargetService } from "../indicator/indicator-target.service";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { requireOwnRegion } from "../region/region.policy";
import { readSchoolResponsible } from "./read-responsible";
import { StatementLevel, StatementSide } from "./statement-enums";
import { statementPaper } from "./statement-paper";
import type { StatementTarget } from "./statement.rows";
import { deskOfSide } from "./statement-sides";

interface DrawingResources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
  office: GatewayReader;
  indicatorTargets: IndicatorTargetService;
}

/** Whose statement it is; there is one. */
type KnownStatement = Pick<Signatory, "level" | "unit" | "grade" | "className" | "name">;

/** Somebody who is to sign. */
interface Signatory {
  level: StatementLevel;
  unit: Desk;
  grade: number | null;
  className: string | null;
  name: string;
  post: string;
  /** Name of the school or township. */
  unitName: string;
}

/** How many statements were drawn up, and how many there were before. */
export interface StatementsDrawnUp {
  drawnUp: number;
  existing: number;
}

/**
 * Draws up the statements of a school year for everybody who answers today and has none: heads of townships, and of
 * each school whoever education has entered. Again, it draws up what is missing.
 * @throws DomainError FORBIDDEN to whoever does not work the whole county, UNAVAILABLE when education does not answer.
 */
export async function drawUpStatements(
  resources: DrawingResources,
  caller: Caller,
  schoolYear: SchoolYear,
): Promise<StatementsDrawnUp | Refusal> {
  const { database, clock, countyCode, office, indicatorTargets } = resources;
  requireOwnRegion(caller, countyCode, countyCode);
  const today = clock.today();
  const lastDay = `${schoolYear.slice(5)}-08-31`;
  if (today > lastDay) return invalid(`${schoolYear} is over.`, "该学年已结束，不再签订责任状。");
  const responsible = await readSchoolResponsible(office, { countyCode, on: today, requestId: caller.requestId });
  const targets = (
    await indicatorTargets.listInForce(today < schoolYearStart(schoolYear) ? schoolYearStart(schoolYear) : today)
  ).map(({ kind, target, direction, source }) => ({ kind, target, direction, source }));
  return database.transaction(async (manager) => {
    await manager.query("SELECT pg_advisory_xact_lock(hashtext('responsibility statements ' || $1))", [countyCode]);
    const signatories = [
      ...(await findTownshipLeaders(manager, today)),
      ...responsible.map(({ schoolId, schoolName, ...person }) => ({
        ...person,
        unit: schoolDesk(schoolId),
        unitName: schoolName,
      })),
    ];
    const known = new Set((await manager.query<KnownStatement[]>(KNOWN, [countyCode, schoolYear])).map(keyOf));
    const missing = signatories.filter((signatory) => !known.has(keyOf(signatory)));
    for (const signatory of missing) await drawUpOne(manager, resources, { caller, schoolYear, signatory, targets });
    await tellDesks(manager, resources, schoolYear, missing);
    return { drawnUp: missing.length, existing: signatories.length - missing.length };
  });
}

interface OneStatement {
  caller: Caller;
  schoolYear: SchoolYear;
  signatory: Signatory;
  targets: StatementTarget[];
}

async function drawUpOne(
  manager: EntityManager,
  { vault, clock, countyCode }: DrawingResources,
  { caller, schoolYear, signatory, targets }: OneStatement,
): Promise<void> {
  const { level, unit, grade, className, name, post } = signatory;
  const id = randomUUID();
  const { number } = await drawUpDocument(manager, {
    kind: DocumentKind.RESPONSIBILITY_STATEMENT,
    of: { oversightId: id },
    countyCode,
    organ: OFFICE,
    issuedOn: clock.today(),
    content: statementPaper({ countyCode, schoolYear, name, post, scope: scopeOf(signatory), targets }),
    caller,
    at: clock.now(),
    vault,
  });
  const place = [level, unit, grade, className, name, post];
  await manager.query(INSERT, [id, countyCode, schoolYear, ...place, JSON.stringify(targets), number, clock.today()]);
}

/** One notice to each desk that has statements to sign, however many. */
async function tellDesks(
  manager: EntityManager,
  { clock }: DrawingResources,
  schoolYear: SchoolYear,
  signatories: readonly Signatory[],
): Promise<void> {
  const desks = new Set(signatories.map((signatory) => deskOfSide(signatory, StatementSide.SIGNATORY)));
  const [on, at] = [clock.today(), clock.now()];
  await notifyAll(
    manager,
    [...desks].map((desk) => ({
      desk,
      kind: "STATEMENT_TO_SIGN",
      subjectKind: "STATEMENT",
      subjectId: schoolYear,
      caseId: null,
      dueOn: null,
      dedupe: `statements ${schoolYear} ${desk} ${on}`,
      on,
      at,
    })),
  );
}

async function findTownshipLeaders(manager: EntityManager, on: string): Promise<Signatory[]> {
  const rows = await manager.query<{ regionCode: string; name: string; post: string }[]>(TOWNSHIP_LEADERS, [on]);
  return rows.map(({ regionCode, name, post }) => ({
    level: StatementLevel.TOWNSHIP_LEADER,
    unit: townshipDesk(regionCode),
    grade: null,
    className: null,
    name,
    post,
    unitName: deskTitle(townshipDesk(regionCode)),
  }));
}

function keyOf({ level, unit, grade, className, name }: KnownStatement): string {
  return JSON.stringify([level, unit, grade, className, name]);
}

/** What somebody answers for, in words. */
function scopeOf({ unitName, grade, className }: Signatory): string {
  return `${unitName}${grade === null ? "" : `${grade}年级`}${className ?? ""}`;
}

const KNOWN = `
  SELECT level, unit, grade, class_name AS "className", name FROM responsibility_statement
  WHERE region_code = $1 AND school_year = $2`;

const TOWNSHIP_LEADERS = `
  SELECT region_code AS "regionCode", name, post FROM government_responsible
  WHERE level = 'TOWNSHIP_LEADER' AND valid_from <= $1::date AND (valid_to IS NULL OR valid_to >= $1::date)
  ORDER BY region_code`;

const INSERT = `
  INSERT INTO responsibility_statement (id, region_code, school_year, level, unit, grade, class_name, name, post, targets,
    document_number, drawn_on)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12)`;
