import { randomUUID } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { invalid, notYours, wrongState } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { attachmentsOf } from "../attachment/attachments";
import { advanceCase } from "../case/advance-case";
import { CaseEventKind } from "../case/case-event-kind";
import { recordCaseEvent } from "../case/case-history";
import type { CaseRow } from "../case/case.rows";
import { CaseState } from "../case/case-state";
import { lockCase } from "../case/lock-case";
import { type Desk, desksOf, partsOf } from "../desk/desk";
import { DeskKind } from "../desk/desk-kind";
import { ResponsibleLine } from "../responsible/responsible-level";
import { insertVisit, type Visitor } from "./case-visit.rows";

interface CaseVisitSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
}

export interface VisitGiven {
  caseId: string;
  version: number;
  visitedOn: string;
  visitors: readonly Visitor[];
  met: string;
  said: string;
  nextOn: string | null;
  attachmentIds: readonly string[];
}

const MAXIMUM_VISITORS = 20;

/** Visits at a child's home (家访), recorded by either line, its own or one that both made together. */
export class CaseVisitActs {
  constructor(
    private readonly sources: CaseVisitSources,
    private readonly caller: Caller,
  ) {}

  record(given: VisitGiven): Promise<CaseRow | Refusal> {
    return this.sources.database.transaction((manager) => this.recordIn(manager, given));
  }

  private async recordIn(manager: EntityManager, given: VisitGiven): Promise<CaseRow | Refusal> {
    const { vault, clock, countyCode } = this.sources;
    const visitors = readVisitors(given.visitors);
    if (visitors instanceof Refusal) return visitors;
    const met = readText(given.met) ?? invalid("Whom they met is needed.", "须填写所见人员。");
    if (met instanceof Refusal) return met;
    const said = readText(given.said) ?? invalid("What was said is needed.", "须填写谈话情况。");
    if (said instanceof Refusal) return said;
    const row = await lockCase(manager, this.caller, given.caseId, given.version);
    if (row instanceof Refusal) return row;
    if (row.state === CaseState.CLOSED) return wrongState("The case is closed.", "案件已结案，不再登记走访。");
    const dayFault = this.dayFault(given, row);
    if (dayFault !== null) return dayFault;
    const lines = [...new Set(visitors.map(({ line }) => line))].toSorted();
    const organ = desksOf(this.caller, countyCode).find((desk) => mayRecord(desk, lines));
    if (organ === undefined)
      return notYours(
        "A desk records visits in which somebody of its own line took part.",
        "各岗位登记本线人员参加的走访：学校、教育局登记教育线，乡镇（街道）登记政府线。",
      );
    const attachments = await attachmentsOf(manager, "CASE", row.id, given.attachmentIds);
    if (attachments instanceof Refusal) return attachments;

    const { actor, post, department } = this.caller;
    const at = clock.now();
    const { visitedOn, nextOn } = given;
    await insertVisit(manager, {
      id: randomUUID(),
      caseId: row.id,
      visitedOn,
      lines,
      organ,
      visitorsSealed: vault.seal(JSON.stringify(visitors)),
      metSealed: vault.seal(met),
      saidSealed: vault.seal(said),
      nextOn,
      attachmentIds: attachments.map(({ id }) => id),
      actor,
      post,
      department,
      at,
    });
    const event = { caseId: row.id, kind: CaseEventKind.VISIT_RECORDED, note: visitedOn, by: this.caller, at, vault };
    await recordCaseEvent(manager, event);
    return advanceCase(manager, row, {});
  }

  private dayFault({ visitedOn, nextOn }: VisitGiven, { spellSince }: CaseRow): Refusal | null {
    const today = this.sources.clock.today();
    if (visitedOn > today) return invalid(`${visitedOn} lies in the future.`, `走访日期不得晚于今天（${today}）。`);
    if (visitedOn < spellSince)
      return invalid(
        `The child is out of school since ${spellSince}.`,
        `走访日期不得早于辍学起始日期（${spellSince}）。`,
      );
    if (nextOn !== null && nextOn <= visitedOn)
      return invalid("The next visit comes after this one.", "下次走访日期须晚于本次走访。");
    return null;
  }
}

/** The office, which is on no line, keeps the minutes of both. */
function mayRecord(desk: Desk, lines: readonly ResponsibleLine[]): boolean {
  const { kind, code, isHead } = partsOf(desk);
  if (isHead) return false;
  if (kind === DeskKind.OFFICE) return true;
  if (kind === DeskKind.TOWNSHIP) return lines.includes(ResponsibleLine.GOVERNMENT);
  return (kind === DeskKind.SCHOOL || code === "education") && lines.includes(ResponsibleLine.EDUCATION);
}

function readVisitors(given: readonly Visitor[]): Visitor[] | Refusal {
  if (given.length === 0 || given.length > MAXIMUM_VISITORS)
    return invalid(`1 to ${MAXIMUM_VISITORS} visitors are named.`, `走访人员须为1至${MAXIMUM_VISITORS}人。`);
  const visitors: Visitor[] = [];
  for (const { line, ...texts } of given) {
    const name = readText(texts.name) ?? invalid("Each visitor has a name.", "须填写走访人员姓名。");
    if (name instanceof Refusal) return name;
    const post = readText(texts.post) ?? invalid("Each visitor has a post.", "须填写走访人员职务。");
    if (post instanceof Refusal) return post;
    visitors.push({ line, name, post });
  }
  return visitors;
}
