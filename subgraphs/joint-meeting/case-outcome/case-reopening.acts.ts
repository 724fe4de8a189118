import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { alreadyDone, invalid, notYours, wrongState } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { takeApproval } from "../approval/approvals";
import { CaseEventKind } from "../case/case-event-kind";
import type { CaseRow } from "../case/case.rows";
import { CaseState } from "../case/case-state";
import { lockCase } from "../case/lock-case";
import { desksOf, EDUCATION, OFFICE } from "../desk/desk";
import { CaseOutcomeKind } from "./case-outcome-kind";
import { type OutcomePaperGiven, readOutcomePaper } from "./outcome-paper";
import { resumeCase } from "./resume-case";
import { settleHandover } from "./settle-handover";

interface CaseReopeningSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
}

export interface HandoverAnswer extends OutcomePaperGiven {
  caseId: string;
  version: number;
  /** Whether the home county has taken the child over. */
  accepted: boolean;
  /** Day of the answer, YYYY-MM-DD. */
  on: string;
}

/** What an answer is shown by: it is a letter of a peer. */
const REPLY = {
  title: { english: "the home county's answer", chinese: "户籍地复函" },
  paper: "NUMBERED",
  needsReason: false,
} as const;

/** Outcomes that prove right by an answer, or wrong: the office and education close the case, or it goes on. */
export class CaseReopeningActs {
  constructor(
    private readonly sources: CaseReopeningSources,
    private readonly caller: Caller,
  ) {}

  /** Opens a case again that was concluded, with the leader's approval: it goes on where it stood, in its next round. */
  reopen(caseId: string, version: number, given: string): Promise<CaseRow | Refusal> {
    return this.sources.database.transaction(async (manager) => {
      const { clock } = this.sources;
      const reason = readText(given) ?? invalid("A reason must be given.", "须填写理由。");
      if (reason instanceof Refusal) return reason;
      const row = await this.lock(manager, caseId, version);
      if (row instanceof Refusal) return row;
      if (row.state === CaseState.OPEN) return alreadyDone("The case is open.", "案件正在办理中。");
      const later = await findLaterCase(manager, row);
      if (later !== undefined)
        return wrongState(
          `Case ${later} is about a later spell of the child; work goes on there.`,
          `该儿童已有${later}号案件，请在该案中办理。`,
        );
      const approval = await takeApproval(manager, { kind: "REOPEN_CASE", subjectId: row.id, at: clock.now() });
      if (approval === null)
        return wrongState(
          `Ask the leader's approval REOPEN_CASE of ${row.id} first.`,
          "须先申请分管领导批准（重新打开已结案件）。",
        );
      return this.goOn(manager, row, reason, CaseEventKind.REOPENED);
    });
  }

  /** Records what the home county answered: it has taken the child over and the case is closed, or the case goes on. */
  answerHandover(given: HandoverAnswer): Promise<CaseRow | Refusal> {
    return this.sources.database.transaction(async (manager) => {
      const { clock, vault } = this.sources;
      const row = await this.lock(manager, given.caseId, given.version);
      if (row instanceof Refusal) return row;
      if (row.outcome !== CaseOutcomeKind.HANDED_OVER || row.outcomeOn === null)
        return wrongState("The case was handed over to no county.", "本案未函转户籍地。");
      if (row.state === CaseState.CLOSED) return alreadyDone("The answer was recorded.", "复函已登记，案件已结案。");
      if (given.on > clock.today() || given.on < row.outcomeOn)
        return invalid("The answer lies before the letter or in the future.", "复函日期须在函转之后且不晚于今天。");
      const paper = await readOutcomePaper(manager, row.id, REPLY, given);
      if (paper instanceof Refusal) return paper;
      const reply = [paper.paper, paper.paperNumber, paper.note].filter((text) => text !== null).join(" ");
      if (!given.accepted) return this.goOn(manager, row, reply, CaseEventKind.HANDOVER_ANSWERED);
      const settling = { answeredOn: given.on, reply, by: this.caller, on: clock.today(), at: clock.now(), vault };
      return settleHandover(manager, row, settling);
    });
  }

  private async lock(manager: EntityManager, caseId: string, version: number): Promise<CaseRow | Refusal> {
    const row = await lockCase(manager, this.caller, caseId, version);
    if (row instanceof Refusal) return row;
    const desks = desksOf(this.caller, this.sources.countyCode);
    if (desks.includes(OFFICE) || desks.includes(EDUCATION)) return row;
    return notYours("The office or education does it.", "由联席会议办公室或教育局办理。");
  }

  private goOn(manager: EntityManager, row: CaseRow, reason: string, kind: CaseEventKind): Promise<CaseRow> {
    const { clock, vault } = this.sources;
    return resumeCase(manager, row, { reason, kind, by: this.caller, on: clock.today(), at: clock.now(), vault });
  }
}

/** The number of another case of the child that is not closed, or that followed on this one. */
async function findLaterCase(manager: EntityManager, row: CaseRow): Promise<string | undefined> {
  const [later] = await manager.query<{ number: string }[]>(
    `SELECT number FROM child_case
     WHERE region_code = $1 AND child_id = $2 AND id <> $3 AND (state <> 'CLOSED' OR spell_since > $4::date)
     ORDER BY spell_since DESC LIMIT 1`,
    [row.regionCode, row.childId, row.id, row.spellSince],
  );
  return later?.number;
}
