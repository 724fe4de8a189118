import { randomUUID } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { alreadyDone, invalid, notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import { mayWorkCase } from "../case/case.policy";
import { CaseEventKind } from "../case/case-event-kind";
import { recordCaseEvent } from "../case/case-history";
import { type CaseRow, findCase } from "../case/case.rows";
import { CaseState } from "../case/case-state";
import { lockCase } from "../case/lock-case";
import { numberSpells } from "../case/number-spells";
import { lastStep } from "../case-step/step-way";
import { readCaseFacts } from "../case-step/read-case-facts";
import type { JobQueue } from "../../../infra/runtime/jobs/job-queue";
import { WATCH_QUEUE } from "../jobs/watch-queue";
import { getCaseworkSettings } from "../casework-setting/casework-settings";
import { readOfficeDays } from "../casework-setting/working-days";
import { type Desk, desksOf, EDUCATION, OFFICE } from "../desk/desk";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { CaseOutcomeKind } from "./case-outcome-kind";
import { insertOutcome } from "./case-outcome.rows";
import { closeCase } from "./close-case";
import { judgeEvidence } from "./judge-evidence";
import { type OutcomePaper, type OutcomePaperGiven, readOutcomePaper } from "./outcome-paper";
import { outcomeRuleOf } from "./outcome-table";
import { restCase } from "./rest-case";
import { type RegisterEvidence, readEvidence } from "./register-evidence";
import { settleFindings } from "./settle-finding";
import { watchEnd } from "./watch-end";

interface CaseOutcomeSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
  office: GatewayReader;
  jobs: JobQueue;
}

export interface OutcomeGiven extends OutcomePaperGiven {
  caseId: string;
  version: number;
  outcome: CaseOutcomeKind;
  /** YYYY-MM-DD */
  on: string;
}

/** Outcomes of cases, entered by the office and education; a return by whoever leads the case too. */
export class CaseOutcomeActs {
  constructor(
    private readonly sources: CaseOutcomeSources,
    private readonly caller: Caller,
  ) {}

  /**
   * Enters what a case came to. What the registers must show is read before, so that nothing is locked meanwhile.
   * @throws DomainError UNAVAILABLE when it needs a department that is missing.
   */
  async conclude(given: OutcomeGiven): Promise<CaseRow | Refusal> {
    const { database, office } = this.sources;
    const { register } = outcomeRuleOf(given.outcome);
    let evidence: RegisterEvidence | null = null;
    if (register !== "NONE") {
      const row = await findCase(database.manager, this.caller, given.caseId);
      if (row === null) return notFound();
      if (mayWorkCase(this.caller, row)) evidence = await readEvidence(office, row.id, this.caller.requestId);
    }
    const done = await database.transaction((manager) => this.concludeIn(manager, given, evidence));
    if (!(done instanceof Refusal) && this.isWatchOver(done)) this.sources.jobs.wake(WATCH_QUEUE.name);
    return done;
  }

  private async concludeIn(
    manager: EntityManager,
    given: OutcomeGiven,
    evidence: RegisterEvidence | null,
  ): Promise<CaseRow | Refusal> {
    const { vault, clock } = this.sources;
    const { outcome, on } = given;
    const rule = outcomeRuleOf(outcome);
    const row = await lockCase(manager, this.caller, given.caseId, given.version);
    if (row instanceof Refusal) return row;
    const fault = this.standingFault(row, outcome) ?? (await this.dayFault(manager, row, on));
    if (fault !== null) return fault;
    const paper = await readOutcomePaper(manager, row.id, rule, given);
    if (paper instanceof Refusal) return paper;
    const at = clock.now();
    const today = clock.today();
    const { spellSince } = row;
    const confirmedBy = rule.watched ? null : judgeEvidence(rule, { evidence, on, today, spellSince, paper });
    if (confirmedBy instanceof Refusal) return confirmedBy;
    const { actor, post, department } = this.caller;
    await insertOutcome(manager, {
      id: randomUUID(),
      caseId: row.id,
      outcome,
      onDate: on,
      ...sealPaper(paper, vault),
      actor,
      post,
      department,
      at,
      confirmedOn: confirmedBy === null ? null : today,
      confirmedBy,
    });
    const event = { caseId: row.id, kind: CaseEventKind.CONCLUDED, note: paper.note, by: this.caller, at, vault };
    await recordCaseEvent(manager, event);
    if (rule.watched) return this.watch(manager, row, { outcome, on, today, at });
    await settleFindings(manager, row, { reason: rule.settles, on, by: this.caller, at, vault });
    const patch = { outcome, outcomeOn: on };
    const notice = "CASE_CLOSED";
    const closed = await closeCase(manager, row, { on: today, at, by: this.caller, vault, notice, patch });
    if (outcome === CaseOutcomeKind.FALSE_REPORT) await numberSpells(manager, row.regionCode, row.childId);
    return closed;
  }

  /** The case rests, watched, until the outcome must be confirmed. */
  private async watch(
    manager: EntityManager,
    row: CaseRow,
    { outcome, on, today, at }: { outcome: CaseOutcomeKind; on: string; today: string; at: Date },
  ): Promise<CaseRow> {
    const settings = await getCaseworkSettings(manager, on);
    const watchUntil = watchEnd(outcome, on, settings, await readOfficeDays(manager));
    const watched = await restCase(manager, row, { outcome, on, watchUntil, today, at });
    // The round of today may be done, and tomorrow's is a day away.
    if (this.isWatchOver(watched) && manager.queryRunner)
      await this.sources.jobs.enqueue(manager.queryRunner, WATCH_QUEUE.name, WATCH_QUEUE.name);
    return watched;
  }

  private isWatchOver({ state, watchUntil }: CaseRow): boolean {
    return state === CaseState.WATCHED && watchUntil !== null && watchUntil < this.sources.clock.today();
  }

  private standingFault(row: CaseRow, outcome: CaseOutcomeKind): Refusal | null {
    if (row.outcome === outcome)
      return alreadyDone(`The case has this outcome since ${row.outcomeOn}.`, `该去向已于${row.outcomeOn}登记。`);
    if (row.state !== CaseState.OPEN)
      return wrongState("The case has another outcome; it is reopened first.", "案件已有去向，须先经批准恢复办理。");
    const desks = desksOf(this.caller, this.sources.countyCode);
    const { byLead, title } = outcomeRuleOf(outcome);
    const able: readonly Desk[] = byLead ? [OFFICE, EDUCATION, row.lead] : [OFFICE, EDUCATION];
    if (desks.some((desk) => able.includes(desk))) return null;
    return notYours(
      `The office or education enters ${title.english}.`,
      byLead ? "返校由牵头岗位、联席会议办公室或教育局登记。" : `${title.chinese}由联席会议办公室或教育局登记。`,
    );
  }

  private async dayFault(manager: EntityManager, row: CaseRow, on: string): Promise<Refusal | null> {
    const today = this.sources.clock.today();
    if (on > today) return invalid(`${on} lies in the future.`, `去向日期不得晚于今天（${today}）。`);
    if (on < row.spellSince)
      return invalid(
        `The child is out of school since ${row.spellSince}.`,
        `去向日期不得早于辍学起始日期（${row.spellSince}）。`,
      );
    const last = lastStep(await readCaseFacts(manager, row));
    if (last === undefined || on >= last.takenOn) return null;
    return invalid(`The last step was taken on ${last.takenOn}.`, `去向日期不得早于最近步骤（${last.takenOn}）。`);
  }
}

function sealPaper({ paper, note, ...rest }: OutcomePaper, vault: Vault) {
  return {
    ...rest,
    paperSealed: paper === null ? null : vault.seal(paper),
    noteSealed: note === null ? null : vault.seal(note),
  };
}
