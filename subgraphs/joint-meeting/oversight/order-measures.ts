import { randomUUID } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { alreadyDone, invalid, notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { setDeadline } from "../deadline/deadlines";
import { type Desk, desksOf, EDUCATION, OFFICE, parseDesk, partsOf, schoolOfDesk } from "../desk/desk";
import { DeskKind } from "../desk/desk-kind";
import { drawUpDocument } from "../document/draw-up-document";
import { notify } from "../inbox/notify";
import type { SchoolDirectoryReader } from "../indicator/school-directory";
import { MeasureAct, MeasureKind, MeasureState } from "./measure-enums";
import { measurePaper } from "./measure-paper";
import { overseesCounty } from "../region/oversees-county.policy";
import { findMeasure, type MeasureRow, readMeasures } from "./measure.rows";
import { recordMeasureEvent } from "./record-measure-event";
import { firstState } from "./measure-transition";

interface OrderResources {
  schoolDirectory: SchoolDirectoryReader;
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
}

export interface MeasuresToOrder {
  kind: MeasureKind;
  /** Desks of schools and townships, each once. */
  subjects: readonly string[];
  /** Day of a talk or an inspection, YYYY-MM-DD. */
  meetsOn: string | null;
  /** Day by which an order to put right is to be met, YYYY-MM-DD. */
  dueOn: string | null;
  ground: string;
  /** The talk or inspection that an order comes of. */
  follows: string | null;
}

/** Every school of a county at once. */
const MOST_SUBJECTS = 500;

/**
 * Orders a measure for each of some schools and townships: for all of them, or for none.
 * @throws DomainError UNAVAILABLE when education, which knows the names of schools, does not answer.
 */
export async function orderMeasures(
  resources: OrderResources,
  caller: Caller,
  wanted: MeasuresToOrder,
): Promise<MeasureRow[] | Refusal> {
  const { database, clock, countyCode, schoolDirectory } = resources;
  const subjects = readSubjects(wanted.subjects, countyCode);
  if (subjects instanceof Refusal) return subjects;
  const fault = faultOfDays(wanted, clock.today());
  if (fault !== null) return fault;
  const ground = readText(wanted.ground) ?? invalid("What it is for must be said.", "须填写事由。");
  if (ground instanceof Refusal) return ground;
  const organ = organOf(caller, countyCode);
  if (organ === null) return notYours("The county orders measures.", "督导措施由县级组织。");
  const schools = await readNames(schoolDirectory, countyCode, subjects);
  if (schools instanceof Refusal) return schools;
  return database.transaction(async (manager) => {
    const refusal = await refuseFollowing(manager, caller, wanted, subjects);
    if (refusal !== null) return refusal;
    const taken = await manager.query<{ subject: Desk }[]>(TAKEN, [countyCode, wanted.kind, clock.today(), subjects]);
    if (taken.length > 0) {
      const names = taken.map(({ subject }) => subject).join(", ");
      return alreadyDone(`Ordered today already for ${names}.`, `今日已对${names}下达同类措施。`);
    }
    const ids: string[] = [];
    for (const subject of subjects)
      ids.push(await orderOne(manager, resources, { caller, organ, subject, schools, ground, wanted }));
    return readMeasures(manager, ids);
  });
}

interface OneOrder {
  caller: Caller;
  organ: Desk;
  subject: Desk;
  /** Names of schools by code. */
  schools: ReadonlyMap<string, string>;
  ground: string;
  wanted: MeasuresToOrder;
}

async function orderOne(
  manager: EntityManager,
  { vault, clock, countyCode }: OrderResources,
  { caller, organ, subject, schools, ground, wanted }: OneOrder,
): Promise<string> {
  const { kind, meetsOn, dueOn, follows } = wanted;
  const [id, on, at] = [randomUUID(), clock.today(), clock.now()];
  const paper = measurePaper({ kind, subject, schools, countyCode, organ, meetsOn, dueOn, ground });
  const document =
    paper === null
      ? null
      : await drawUpDocument(manager, {
          ...paper,
          of: { oversightId: id },
          countyCode,
          organ,
          issuedOn: on,
          answerUntil: dueOn,
          caller,
          at,
          vault,
        });
  const { actor, post, department } = caller;
  const act = [at, actor, post, department];
  await manager.query(INSERT, [
    id,
    countyCode,
    kind,
    firstState(kind),
    subject,
    on,
    meetsOn,
    dueOn,
    vault.seal(ground),
    document?.id ?? null,
    document?.number ?? null,
    follows,
    ...act,
  ]);
  await recordMeasureEvent(manager, { measureId: id, act: MeasureAct.ORDER, note: null, caller, at, vault });
  const due = dueOn ?? meetsOn;
  await notify(manager, {
    desk: subject,
    ...NOTICES[kind],
    subjectId: id,
    caseId: null,
    dueOn: due,
    dedupe: `${kind} ${id}`,
    on,
    at,
  });
  if (dueOn !== null)
    await setDeadline(manager, { subjectKind: "RECTIFICATION", subjectId: id, caseId: null, desk: subject, dueOn });
  return id;
}

/** The names of the schools that are meant, as education has them; a school that it does not know is refused. */
async function readNames(
  directory: SchoolDirectoryReader,
  countyCode: string,
  subjects: readonly Desk[],
): Promise<ReadonlyMap<string, string> | Refusal> {
  const codes = subjects.map(schoolOfDesk).filter((code) => code !== null);
  if (codes.length === 0) return new Map();
  const schools = await directory.read([countyCode]);
  const unknown = codes.find((code) => !schools.has(code));
  if (unknown !== undefined)
    return invalid(`There is no school ${unknown} in this county.`, `本县没有学校${unknown}。`);
  return new Map(codes.map((code) => [code, schools.get(code)?.name ?? code]));
}

/** The organ in whose name a caller orders: the office for the leader and itself, else education. */
function organOf(caller: Caller, countyCode: string): Desk | null {
  if (!overseesCounty(caller, countyCode)) return null;
  return desksOf(caller, countyCode).includes(EDUCATION) ? EDUCATION : OFFICE;
}

function readSubjects(given: readonly string[], countyCode: string): Desk[] | Refusal {
  if (given.length === 0 || given.length > MOST_SUBJECTS || new Set(given).size < given.length)
    return invalid(`1 to ${MOST_SUBJECTS} units are named, each once.`, `须填写1至${MOST_SUBJECTS}个单位，不得重复。`);
  const desks: Desk[] = [];
  for (const text of given) {
    const desk = parseDesk(text, countyCode);
    const { kind, isHead } = partsOf(text as Desk);
    const isUnit = kind === DeskKind.SCHOOL || kind === DeskKind.TOWNSHIP;
    if (desk === null || isHead || !isUnit)
      return invalid(`${text} is no school or township of this county.`, `${text}不是本县学校或乡镇。`);
    desks.push(desk);
  }
  return desks;
}

function faultOfDays({ kind, meetsOn, dueOn }: MeasuresToOrder, today: string): Refusal | null {
  const meets = kind === MeasureKind.TALK || kind === MeasureKind.INSPECTION;
  if (meets !== (meetsOn !== null))
    return invalid("A talk or an inspection has a day, nothing else has.", "约谈、督查须填日期，其他措施不填。");
  if ((kind === MeasureKind.RECTIFICATION) !== (dueOn !== null))
    return invalid("An order to put right has a day, nothing else has.", "限期整改须填期限，其他措施不填。");
  if (dueOn !== null && dueOn <= today) return invalid("dueOn lies not in the future.", "整改期限须晚于今天。");
  return null;
}

/** What follows from a talk is ordered for the unit that was talked to, after the talk. */
async function refuseFollowing(
  manager: EntityManager,
  caller: Caller,
  { kind, follows }: MeasuresToOrder,
  subjects: readonly Desk[],
): Promise<Refusal | null> {
  if (follows === null) return null;
  if (kind !== MeasureKind.RECTIFICATION)
    return invalid("Only an order to put right follows another.", "仅限期整改可由约谈或督查引出。");
  const before = await findMeasure(manager, caller, follows);
  if (before === null || subjects.some((subject) => subject !== before.subject)) return notFound();
  return before.state === MeasureState.HELD ? null : wrongState("It has not been held yet.", "该约谈或督查尚未开展。");
}

const NOTICES = {
  TALK: { kind: "TALK_CALLED", subjectKind: "TALK" },
  INSPECTION: { kind: "INSPECTION_ANNOUNCED", subjectKind: "INSPECTION" },
  RECTIFICATION: { kind: "RECTIFICATION_ORDERED", subjectKind: "RECTIFICATION" },
  CIRCULAR: { kind: "CIRCULAR_ISSUED", subjectKind: "CIRCULAR" },
} as const;

const TAKEN = `
  SELECT subject FROM measure WHERE region_code = $1 AND kind = $2 AND ordered_on = $3 AND subject = ANY ($4::text[])`;

const INSERT = `
  INSERT INTO measure (id, region_code, kind, state, subject, ordered_on, meets_on, due_on, ground_sealed, document_id,
    document_number, follows, ordered_at, ordered_by, ordered_post, ordered_department)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`;
