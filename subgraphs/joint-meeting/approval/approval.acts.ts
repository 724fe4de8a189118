import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isUuid } from "../../../infra/runtime/uuid";
import type { Vault } from "../../../infra/runtime/vault";
import { alreadyDone, invalid, notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { mayWorkCase } from "../case/case.policy";
import { findCase } from "../case/case.rows";
import { CaseState } from "../case/case-state";
import { getCaseworkSettings } from "../casework-setting/casework-settings";
import { openApprovedChild } from "../child-opening/open-child";
import { desksOf } from "../desk/desk";
import { notify } from "../inbox/notify";
import { daysAfter } from "../report-due/report-standing";
import { ApprovalKind, ApprovalState } from "./approval-kind";
import { decidesApprovals } from "./approval.policy";
import { type ApprovalRow, SELECT_APPROVAL } from "./approval.rows";
import type { ApprovalService } from "./approval.service";
import { readCaseSubject } from "./approval-subject";
import { putApproval } from "./put-approval";

interface ActSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
  approvals: ApprovalService;
}

/** What the desks ask of the leader, and what the leader decides. */
export class ApprovalActs {
  constructor(
    private readonly sources: ActSources,
    private readonly caller: Caller,
  ) {}

  /** Asks for an approval within a case that the caller works. */
  async ask(kind: ApprovalKind, subjectId: string, given: string): Promise<ApprovalRow | Refusal> {
    if (kind === ApprovalKind.OPEN_CHILD)
      return invalid("Ask for an opening by askChildOpening.", "案外调阅请用 askChildOpening 申请。");
    const subject = readCaseSubject(kind, subjectId);
    if (subject === null)
      return invalid("The subject is a case's id, or <case id>:<step>.", "审批事项须为案件编号，或“案件编号:步骤”。");
    const reason = readReason(given);
    if (reason instanceof Refusal) return reason;
    const { database, clock, vault, countyCode } = this.sources;
    const asked = await database.transaction(async (manager) => {
      const found = await findCase(manager, this.caller, subject.caseId);
      const [desk] = desksOf(this.caller, countyCode);
      if (found === null || desk === undefined) return notFound();
      if (!mayWorkCase(this.caller, found))
        return notYours("Your desk does not act in this case.", "贵岗位不参与办理此案。");
      if ((found.state === CaseState.OPEN) !== (kind === ApprovalKind.SKIP_STEP))
        return wrongState(`Case ${found.number} is ${found.state}.`, "案件当前状态无此审批事项。");
      const caller = this.caller;
      // Written anew from its parts, so that what a step looks for is found whatever case an id was typed in.
      const written = subject.step === null ? found.id : `${found.id}:${subject.step}`;
      return putApproval(manager, { kind, subjectId: written, caseId: found.id, desk, reason, caller, clock, vault });
    });
    if (asked === null) return alreadyDone("It has been asked for and stands.", "同一事项已在审批中或已批准。");
    return asked instanceof Refusal ? asked : this.get(asked);
  }

  /** Decides what is asked, once: never one's own. Approved to open a child, it opens at once. */
  async decide(id: string, approve: boolean, given: string | null): Promise<ApprovalRow | Refusal> {
    const { database, countyCode } = this.sources;
    const note = readText(given);
    if (note instanceof Refusal) return note;
    if (!approve && note === null) return invalid("A refusal needs its reason.", "不予批准须说明理由。");
    if (!isUuid(id) || !decidesApprovals(this.caller, countyCode)) return notFound();
    const refusal = await database.transaction((manager) => this.decideIn(manager, id, approve, note));
    return refusal ?? this.get(id);
  }

  private async decideIn(
    manager: EntityManager,
    id: string,
    approve: boolean,
    note: string | null,
  ): Promise<Refusal | null> {
    const { clock, vault } = this.sources;
    const { actor, post, department } = this.caller;
    const [on, at] = [clock.today(), clock.now()];
    await manager.query("SELECT FROM approval WHERE id = $1 FOR UPDATE", [id]);
    const [row] = await manager.query<ApprovalRow[]>(SELECT_APPROVAL, [on, id]);
    if (row === undefined) return notFound();
    if (row.askedBy === actor) return notYours("Nobody decides what they asked for.", "不得审批本人的申请。");
    if (row.state === ApprovalState.LAPSED) return wrongState(`It lapsed after ${row.lapsesOn}.`, "该申请已逾期失效。");
    if (row.state !== ApprovalState.ASKED) return alreadyDone(`It is ${row.state} already.`, "该申请已审批。");
    const { APPROVAL_DAYS } = await getCaseworkSettings(manager, on);
    const state = approve ? ApprovalState.APPROVED : ApprovalState.REFUSED;
    const sealed = note === null ? null : vault.seal(note);
    await manager.query(DECIDE, [id, state, daysAfter(on, APPROVAL_DAYS), at, actor, post, department, sealed]);
    await notify(manager, {
      desk: row.desk,
      kind: "APPROVAL_DECIDED",
      subjectKind: "APPROVAL",
      subjectId: id,
      caseId: row.caseId,
      dueOn: null,
      dedupe: `approval ${id} decided`,
      on,
      at,
    });
    if (approve && row.kind === ApprovalKind.OPEN_CHILD) await openApprovedChild(manager, { approvalId: id, on, at });
    return null;
  }

  private async get(id: string): Promise<ApprovalRow> {
    const row = await this.sources.approvals.find(id);
    if (row === null) throw new Error("an approval that was just written is gone");
    return row;
  }
}

/** What somebody asks an approval for must be said. */
export function readReason(given: string): string | Refusal {
  return readText(given) ?? invalid("A reason must be given.", "须填写理由。");
}

/** Its last day is that of its use from now on. */
const DECIDE = `
  UPDATE approval SET state = $2, lapses_on = $3::date, decided_at = $4, decided_by = $5, decided_post = $6,
    decided_department = $7, note_sealed = $8
  WHERE id = $1`;
