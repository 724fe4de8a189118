import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { PersonId } from "../../../schema/person-id";
import { setDeadline } from "../deadline/deadlines";
import { notify } from "../inbox/notify";
import { lineOf } from "../responsible/responsible-level";
import { copyResponsible, findGovernmentLine } from "../responsible/responsible.rows";
import type { CaseDraft, OpeningAct } from "./case-draft";
import { CaseEventKind } from "./case-event-kind";
import { recordCaseEvent } from "./case-history";
import { CASE_COLUMNS, type CaseRow } from "./case.rows";
import { CaseStage } from "./case-stage";
import { numberSpells } from "./number-spells";

/** A draft whose child has no case of its spell. */
export interface Insertion extends CaseDraft {
  /** The record that stands for the child. */
  childId: PersonId;
  /** Its other cases, by the day since when each spell went on. */
  others: readonly CaseRow[];
}

/** Writes a case with all that belongs to its opening: number, responsible persons, history, deadline and notice. */
export async function insertCase(manager: EntityManager, draft: Insertion, act: OpeningAct): Promise<CaseRow> {
  const { regionCode, place, childId, account, lead } = draft;
  const { by, on, at, vault, confirmBy } = act;
  const id = randomUUID();
  const number = await nextNumber(manager, regionCode, Number(on.slice(0, 4)));
  const [opened] = await manager.query<CaseRow[]>(INSERT, [
    id,
    number,
    regionCode,
    childId,
    place.childId,
    draft.since,
    draft.origin,
    draft.findingId,
    draft.others.findLast(({ spellSince }) => spellSince < draft.since)?.id ?? null,
    draft.cause,
    draft.whereabouts,
    account === null ? null : vault.seal(account),
    place.schoolId,
    place.grade,
    place.className,
    place.townshipCode,
    place.homeCountyCode,
    lead,
    draft.assistants,
    CaseStage.OPENED,
    on,
    at,
    ...(by === "system" ? [null, null, null] : [by.actor, by.post, by.department]),
  ]);
  if (opened === undefined) throw new Error("no case was written");
  const government = await findGovernmentLine(
    manager,
    { countyCode: regionCode, townshipCode: place.townshipCode },
    on,
  );
  await copyResponsible(
    manager,
    id,
    [...government, ...place.education].map((person) => ({ ...person, line: lineOf(person.level) })),
  );
  await recordCaseEvent(manager, { caseId: id, kind: CaseEventKind.OPENED, note: account, by, at, vault });
  await setDeadline(manager, { subjectKind: "CASE", subjectId: id, caseId: id, desk: lead, dueOn: confirmBy });
  await notify(manager, {
    desk: lead,
    kind: "CASE_OPENED",
    subjectKind: "CASE",
    subjectId: id,
    caseId: id,
    dueOn: confirmBy,
    dedupe: `case:${id}:opened`,
    on,
    at,
  });
  if (draft.others.length === 0) return opened;
  await numberSpells(manager, regionCode, childId);
  const [numbered] = await manager.query<CaseRow[]>(`SELECT ${CASE_COLUMNS} FROM child_case c WHERE c.id = $1`, [id]);
  return numbered ?? opened;
}

/** The next number of a county's year: without gaps, since who fails gives it back with its transaction. */
async function nextNumber(manager: EntityManager, regionCode: string, year: number): Promise<string> {
  const [counter] = await manager.query<{ taken: number }[]>(TAKE_NUMBER, [regionCode, year]);
  if (counter === undefined) throw new Error("no number was given");
  return `${regionCode}-${year}-${String(counter.taken).padStart(4, "0")}`;
}

const TAKE_NUMBER = `
  INSERT INTO case_number AS counter (region_code, year, next) VALUES ($1, $2, 2)
  ON CONFLICT (region_code, year) DO UPDATE SET next = counter.next + 1
  RETURNING next - 1 AS taken`;

/** The first spell, until it is numbered among the child's others. */
const INSERT = `
  INSERT INTO child_case AS c (id, number, region_code, child_id, recorded_child_id, spell_number, spell_since, origin,
    finding_id, previous_case_id, cause, whereabouts, account_sealed, school_id, grade, class_name, township_code,
    home_county_code, lead, assistants, stage, stage_since, state, opened_on, opened_at, opened_by, opened_post,
    opened_department)
  VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21::date,
    'OPEN', $21::date, $22, $23, $24, $25)
  RETURNING ${CASE_COLUMNS}`;
