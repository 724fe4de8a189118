import type { DataSource } from "typeorm";
import { selectRows } from "../../../infra/runtime/database";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { actColumns } from "../act/acting-for";
import { changedRows } from "../act/changed-rows";
import { givenText } from "../act/given-text";
import { alreadyDone, invalid, notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import { carryOut } from "./carry-out";
import { CHANGE_FLOWS, type Transition } from "./change-flow";
import { CHANGE_PARTY_TITLES, ChangeActKind, type ChangeParty } from "./change-party";
import { ChangeActEntity, type ChangeRequestEntity } from "./change-request.entity";
import { isPartyOf } from "./change-request.policy";
import type { ChangeRequestService } from "./change-request.service";
import { TRANSFER_KINDS } from "./change-request-kind";
import { CHANGE_STATE_TITLES, ChangeRequestState } from "./change-request-state";
import { RollMoved } from "./roll-effects";
import { dueFor, writeAct } from "./write-change";

/** What somebody wants to do in a change. */
export interface GivenStep {
  id: string;
  act: ChangeActKind;
  /** For whom, of an approval: in a county the bureau approves once for each side. */
  as?: ChangeParty;
  paper?: string | null;
  /** YYYY-MM-DD. */
  paperOn?: string | null;
  /** Why, of a refusal and its like. */
  note?: string | null;
  /** Day of arrival, YYYY-MM-DD. */
  on?: string;
  className?: string | null;
}

interface StepResources {
  database: DataSource;
  clock: Clock;
  caller: Caller;
  vault: Vault;
  personIdKey: Buffer;
  requests: ChangeRequestService;
}

const NEEDS_NOTE: ReadonlySet<ChangeActKind> = new Set([
  ChangeActKind.REFUSED,
  ChangeActKind.WITHDRAWN,
  ChangeActKind.LAPSED,
]);
const LONGEST_PAPER = 200;

/** Takes a change of enrolment a step further, as the table of transitions allows it. */
export class ChangeStepService {
  constructor(private readonly resources: StepResources) {}

  async take(given: GivenStep): Promise<ChangeRequestEntity | Refusal> {
    const { requests, caller } = this.resources;
    const request = await requests.find(given.id);
    if (request === null) return notFound();
    const transition = findTransition(request, given);
    if (transition === null) return this.whyNot(request, given);
    if (!isPartyOf(caller, transition.by, await requests.schoolsOf(request)))
      return notYours(`It is for ${transition.by} to do.`, `应由${CHANGE_PARTY_TITLES[transition.by]}办理。`);
    const fault = this.check(request, transition, given);
    if (fault !== null) return fault;
    return this.carry(request, transition, given);
  }

  /** Whether it has been done before, or cannot be done from where the change stands. */
  private async whyNot({ id, state }: ChangeRequestEntity, { act, as }: GivenStep): Promise<Refusal> {
    const acts = await selectRows(this.resources.database, ChangeActEntity, "request_id = $1 ORDER BY step", [id]);
    const since = acts.findLastIndex(({ kind }) => kind === ChangeActKind.REOPENED);
    const isDone = acts.slice(since + 1).some(({ kind, party }) => kind === act && (as === undefined || party === as));
    return isDone
      ? alreadyDone("It has been done.", "已办理。")
      : wrongState(`Not while the change is ${state}.`, `该异动目前${CHANGE_STATE_TITLES[state]}，不可办理。`);
  }

  private check(request: ChangeRequestEntity, { act, byPaper, to }: Transition, given: GivenStep): Refusal | null {
    const today = this.resources.clock.today();
    if (act === ChangeActKind.LAPSED && (request.dueOn === null || request.dueOn >= today))
      return wrongState("Its step is not overdue.", "该环节尚未逾期。");
    if (NEEDS_NOTE.has(act) && givenText(given.note ?? "") === null) return invalid("Say why.", "请填写理由。");
    const paper = given.paper ?? null;
    if (paper !== null && givenText(paper, LONGEST_PAPER) === null)
      return invalid(`Name the paper, in at most ${LONGEST_PAPER} characters.`, `材料名称不超过${LONGEST_PAPER}字。`);
    if (byPaper && (paper === null || !given.paperOn))
      return invalid(
        "The other county's word is recorded with number and date of its paper.",
        "外县意见须填写文书文号和日期。",
      );
    if (given.paperOn && given.paperOn > today)
      return invalid("The paper is of a day to come.", "文书日期不得晚于今日。");
    if (to.state !== ChangeRequestState.COMPLETED || !isTransfer(request)) return null;
    if (given.on === undefined || given.on > today || given.on < request.requestedOn)
      return invalid("The day lies between the request and today.", "日期应在申请之日至今日之间。");
    return null;
  }

  private async carry(
    request: ChangeRequestEntity,
    transition: Transition,
    given: GivenStep,
  ): Promise<ChangeRequestEntity | Refusal> {
    const { database, requests } = this.resources;
    try {
      const done = await database.transaction(async (manager) => {
        const { clock, caller, vault, personIdKey } = this.resources;
        const { from, to, act, by } = transition;
        const today = clock.today();
        const isCompleted = to.state === ChangeRequestState.COMPLETED;
        const on = isTransfer(request) ? (given.on ?? today) : (request.takesEffectOn ?? today);
        const moved = await changedRows(
          manager,
          `UPDATE change_request SET state = $4, awaits = $5, due_on = $6, completed_on = $7
           WHERE id = $1 AND state = $2 AND awaits IS NOT DISTINCT FROM $3 RETURNING id`,
          [
            request.id,
            from.state,
            from.awaits,
            to.state,
            to.awaits,
            await dueFor(manager, to, today),
            isCompleted ? (isTransfer(request) ? on : today) : null,
          ],
        );
        if (moved.length === 0) return false;
        const columns = actColumns(caller, clock.now());
        const note = given.note ? givenText(given.note) : null;
        await writeAct(
          manager,
          request.id,
          {
            kind: act,
            party: isWordOf(act) ? (from.awaits ?? by) : by,
            paper: given.paper ? givenText(given.paper, LONGEST_PAPER) : null,
            paperOn: given.paperOn ?? null,
            noteSealed: note === null ? null : vault.seal(note),
          },
          columns,
        );
        if (!isCompleted) return true;
        const className = given.className ?? null;
        const left = await carryOut(manager, { request, on, className, act: columns, vault, personIdKey });
        await manager.query("UPDATE change_request SET left_enrolment_id = $2 WHERE id = $1", [request.id, left]);
        return true;
      });
      return done ? await requests.get(request.id) : alreadyDone("It has been done.", "已办理。");
    } catch (fault) {
      if (fault instanceof RollMoved)
        return wrongState("The roll has changed since: refuse or withdraw.", "学籍已变动，请退回或撤回后重新申请。");
      throw fault;
    }
  }
}

/** Agreements and approvals are the word of whoever was awaited, though one of ours may have recorded it. */
function isWordOf(act: ChangeActKind): boolean {
  return act === ChangeActKind.AGREED || act === ChangeActKind.APPROVED;
}

function isTransfer({ kind }: ChangeRequestEntity): boolean {
  return (TRANSFER_KINDS as readonly string[]).includes(kind);
}

function findTransition({ kind, state, awaits }: ChangeRequestEntity, { act, as }: GivenStep): Transition | null {
  const found = CHANGE_FLOWS[kind].transitions.find(
    ({ from, act: wanted }) => from.state === state && from.awaits === awaits && wanted === act,
  );
  return found === undefined || (as !== undefined && found.from.awaits !== as) ? null : found;
}
