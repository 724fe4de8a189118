import { randomUUID } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { invalid, notYours, wrongState } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { takeApproval } from "../approval/approvals";
import { advanceCase } from "../case/advance-case";
import { CaseEventKind } from "../case/case-event-kind";
import { recordCaseEvent } from "../case/case-history";
import { CaseStage } from "../case/case-stage";
import type { CaseRow } from "../case/case.rows";
import { lockCase } from "../case/lock-case";
import { type Desk, desksOf, deskTitle } from "../desk/desk";
import { type CaseStepRow, insertStep, selectSteps } from "./case-step.rows";
import { competentOrgans } from "./competent-organs";
import { judgeStep } from "./judge-step";
import { setNextDeadline } from "./next-deadline";
import { readCaseFacts, readStepRules } from "./read-case-facts";
import type { StepKind } from "./step-kind";
import { type PaperGiven, readStepPaper } from "./step-paper";
import { ruleOf } from "./step-table";
import { lastStep } from "./step-way";

interface CaseStepSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
}

export interface StepGiven extends PaperGiven {
  caseId: string;
  /** The version of the case that the caller has read. */
  version: number;
  kind: StepKind;
  note: string | null;
}

/** Steps of cases, taken by whoever is competent for them. */
export class CaseStepActs {
  constructor(
    private readonly sources: CaseStepSources,
    private readonly caller: Caller,
  ) {}

  /** Takes a step, once in a round of the case: all that comes of it stands or falls together. */
  take(given: StepGiven): Promise<CaseRow | Refusal> {
    return this.sources.database.transaction((manager) => this.takeIn(manager, given));
  }

  private async takeIn(manager: EntityManager, given: StepGiven): Promise<CaseRow | Refusal> {
    const { vault, clock, countyCode } = this.sources;
    const note = readText(given.note);
    if (note instanceof Refusal) return note;
    const row = await lockCase(manager, this.caller, given.caseId, given.version);
    if (row instanceof Refusal) return row;
    const { kind, on } = given;
    const rule = ruleOf(kind);
    const facts = await readCaseFacts(manager, row);
    const rules = await readStepRules(manager, on);
    const { obstacle, skipped } = judgeStep(kind, facts, rules, on);
    if (obstacle !== null) return new Refusal(obstacle.reason, `${obstacle.english} ${obstacle.chinese}`);
    const dayFault = this.dayFault(on, row.spellSince, lastStep(facts)?.takenOn);
    if (dayFault !== null) return dayFault;
    const competent = competentOrgans(rule, facts);
    const own: readonly string[] = desksOf(this.caller, countyCode);
    const organ = competent.find((desk) => own.includes(desk));
    if (organ === undefined) {
      const titles = competent.map((desk) => deskTitle(desk as Desk)).join("、");
      return notYours(
        `${competent.join(" or ")} is competent for ${rule.title.english}.`,
        `${rule.title.chinese}应由${titles}办理。`,
      );
    }
    const steps = await selectSteps(manager, [row.id]);
    const paper = await readStepPaper(manager, { caseId: row.id, rule, organ, rules, facts, steps }, given);
    if (paper instanceof Refusal) return paper;
    const approvalId = skipped.length === 0 ? null : await this.approvalOf(manager, row.id, kind);
    if (skipped.length > 0 && approvalId === null) return notApproved(row.id, kind, skipped);

    const { actor, post, department } = this.caller;
    const at = clock.now();
    const step: CaseStepRow = {
      id: randomUUID(),
      caseId: row.id,
      kind,
      round: facts.round,
      takenOn: on,
      organ,
      ...paper,
      noteSealed: note === null ? null : vault.seal(note),
      skipped,
      approvalId,
      actor,
      post,
      department,
      at,
    };
    await insertStep(manager, step);
    const advanced = await advanceCase(manager, row, { stage: CaseStage[kind], stageSince: on });
    await setNextDeadline(manager, {
      row: advanced,
      facts: { ...facts, steps: [...facts.steps, step] },
      rules,
      day: on,
      today: clock.today(),
      at,
      dedupe: `step-due:${step.id}`,
    });
    const event = { caseId: row.id, kind: CaseEventKind.STEP_TAKEN, step: kind, note, by: this.caller, at, vault };
    await recordCaseEvent(manager, event);
    return advanced;
  }

  private dayFault(on: string, spellSince: string, lastTakenOn: string | undefined): Refusal | null {
    const today = this.sources.clock.today();
    if (on > today) return invalid(`${on} lies in the future.`, `办理日期不得晚于今天（${today}）。`);
    if (on < spellSince)
      return invalid(
        `The child is out of school since ${spellSince}.`,
        `办理日期不得早于辍学起始日期（${spellSince}）。`,
      );
    if (lastTakenOn !== undefined && on < lastTakenOn)
      return invalid(`The step before was taken on ${lastTakenOn}.`, `办理日期不得早于上一步骤（${lastTakenOn}）。`);
    return null;
  }

  private approvalOf(manager: EntityManager, caseId: string, kind: StepKind): Promise<string | null> {
    return takeApproval(manager, {
      kind: "SKIP_STEP",
      subjectId: `${caseId}:${kind}`,
      at: this.sources.clock.now(),
    });
  }
}

function notApproved(caseId: string, kind: StepKind, skipped: readonly StepKind[]): Refusal {
  const titles = skipped.map((step) => ruleOf(step).title);
  return wrongState(
    `It leaves out ${titles.map(({ english }) => english).join(", ")}; ask the leader's approval SKIP_STEP of ${caseId}:${kind} first.`,
    `将跳过${titles.map(({ chinese }) => chinese).join("、")}，须先申请分管领导批准（跳过步骤）。`,
  );
}
