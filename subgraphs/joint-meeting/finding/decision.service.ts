import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal, RefusalReason } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { type SchoolYear, schoolYearStart } from "../../../schema/scalars/school-year";
import { readText } from "../../../infra/runtime/written-text";
import { DECIDE } from "./decision.statement";
import type { FindingRow } from "./finding-row";
import type { FindingService } from "./finding.service";
import { FindingEventKind } from "./finding-event-kind";
import { type FindingAct, stateAfter, statesBefore } from "./finding-transition";
import { endsKind, isGivenByHand, needsPaper, SettleReason } from "./settle-reason";

interface DecisionResources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  findings: FindingService;
}

type OfficeAct = Extract<FindingAct, "CONFIRM" | "REFUTE" | "SETTLE" | "REOPEN">;

/** What the office does with a finding, and what it writes down. */
interface Decision {
  act: OfficeAct;
  kind: FindingEventKind;
  note: string | null;
  settlement?: { reason: SettleReason; paper: string | null; on: string };
}

export interface SettlementGiven {
  reason: SettleReason;
  paper: string | null;
  /** YYYY-MM-DD */
  on: string;
  note: string | null;
}

/** What the office (联席会议办公室) decides on findings that the caller may read. */
export class DecisionService {
  constructor(
    private readonly resources: DecisionResources,
    private readonly caller: Caller,
  ) {}

  /** 核实属实. */
  async confirm(id: string, given: string | null): Promise<FindingRow | Refusal> {
    const note = readText(given);
    if (note instanceof Refusal) return note;
    return this.decide(id, { act: "CONFIRM", kind: FindingEventKind.CONFIRMED, note });
  }

  /** 核实排除; why must be said. */
  refute(id: string, reason: string): Promise<FindingRow | Refusal> {
    return this.decideWithReason(id, "REFUTE", FindingEventKind.REFUTED, reason);
  }

  /** 重新核实; why must be said. */
  reopen(id: string, reason: string): Promise<FindingRow | Refusal> {
    return this.decideWithReason(id, "REOPEN", FindingEventKind.REOPENED, reason);
  }

  /** 动态销号: on the day on which what was found came to its end, not later than today. */
  async settle(id: string, { reason, on, ...given }: SettlementGiven): Promise<FindingRow | Refusal> {
    const [paper, note] = [readText(given.paper), readText(given.note)];
    for (const text of [paper, note]) if (text instanceof Refusal) return text;
    if (!isGivenByHand(reason))
      return invalid(`${reason} is given by the system alone. 该销号原因由系统自动办理，不可人工填报。`);
    if (on > this.resources.clock.today()) return invalid("on lies in the future. 销号日期不得晚于今天。");
    if (paper === null && needsPaper(reason))
      return invalid(`${reason} needs the paper that shows it. 该销号原因须填写佐证材料。`);
    const finding = await this.resources.findings.find(id);
    if (finding === null) return missing();
    if (!endsKind(reason, finding.kind)) return invalid(`${reason} ends no ${finding.kind}. 销号原因与问题类别不符。`);
    const since = finding.since ?? schoolYearStart(finding.schoolYear as SchoolYear);
    if (on < since)
      return invalid(`on lies before ${since}, when it began. 销号日期不得早于问题起始日期（${since}）。`);
    return this.decide(id, {
      act: "SETTLE",
      kind: FindingEventKind.SETTLED,
      note: note as string | null,
      settlement: { reason, paper: paper as string | null, on },
    });
  }

  private async decideWithReason(
    id: string,
    act: OfficeAct,
    kind: FindingEventKind,
    reason: string,
  ): Promise<FindingRow | Refusal> {
    const note = readText(reason);
    if (note instanceof Refusal) return note;
    if (note === null) return invalid("A reason must be given. 须填写理由。");
    return this.decide(id, { act, kind, note });
  }

  /** Of two who decide at once the first is done; the other finds the state that this one has left. */
  private async decide(id: string, decision: Decision): Promise<FindingRow | Refusal> {
    const { database, vault, clock, findings } = this.resources;
    if ((await findings.find(id)) === null) return missing();
    const { act, kind, note, settlement } = decision;
    const { actor, post, department } = this.caller;
    const seal = (text: string | null | undefined): Buffer | null => (text ? vault.seal(text) : null);
    const done: object[] = await database.query(DECIDE, [
      id,
      statesBefore(act),
      stateAfter(act),
      settlement?.on ?? null,
      clock.now(),
      actor,
      post,
      department,
      kind,
      settlement?.reason ?? null,
      seal(note),
      seal(settlement?.paper),
    ]);
    const row = await findings.find(id);
    if (row === null) return missing();
    if (done.length > 0) return row;
    if (row.state === stateAfter(act))
      return new Refusal(RefusalReason.ALREADY_DONE, `The finding is ${row.state} already. 该问题已办理。`);
    return new Refusal(
      RefusalReason.WRONG_STATE,
      `A finding that is ${row.state} cannot be taken to ${stateAfter(act)}; what is open is verified first. 当前状态不可办理；待核实问题须先核实。`,
    );
  }
}

function invalid(message: string): Refusal {
  return new Refusal(RefusalReason.INVALID, message);
}

function missing(): Refusal {
  return new Refusal(RefusalReason.NOT_FOUND, "There is no such finding that you may see. 问题不存在或无权查看。");
}
