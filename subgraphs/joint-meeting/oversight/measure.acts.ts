import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { changed, invalid, notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { endDeadline, setDeadline } from "../deadline/deadlines";
import { EDUCATION, OFFICE } from "../desk/desk";
import { notifyAll } from "../inbox/notify";
import { MeasureAct, MeasureKind, MeasureState } from "./measure-enums";
import { overseesCounty } from "../region/oversees-county.policy";
import { isSubject } from "./measure.policy";
import { findMeasure, type MeasureRow } from "./measure.rows";
import { stateAfter } from "./measure-transition";
import { recordMeasureEvent } from "./record-measure-event";

interface MeasureResources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
}

/** What is done with a measure, and what is written down. */
interface Act {
  id: string;
  version: number;
  act: Exclude<MeasureAct, "ORDER">;
  note: string;
  /** The new day of an order that is returned, YYYY-MM-DD. */
  dueOn?: string;
}

/** What becomes of measures: the county holds, accepts, returns and cancels them; the unit reports. */
export class MeasureActs {
  constructor(
    private readonly resources: MeasureResources,
    private readonly caller: Caller,
  ) {}

  /** Records a talk or inspection that was held: who was there, what was said and found. */
  hold(id: string, version: number, note: string): Promise<MeasureRow | Refusal> {
    return this.act({ id, version, act: MeasureAct.HOLD, note });
  }

  /** The unit reports what it has put right. */
  report(id: string, version: number, note: string): Promise<MeasureRow | Refusal> {
    return this.act({ id, version, act: MeasureAct.REPORT, note });
  }

  accept(id: string, version: number, note: string): Promise<MeasureRow | Refusal> {
    return this.act({ id, version, act: MeasureAct.ACCEPT, note });
  }

  /** Gives a report back: what is missing must be said, and a new day set. */
  async return(id: string, version: number, note: string, dueOn: string): Promise<MeasureRow | Refusal> {
    if (dueOn <= this.resources.clock.today())
      return invalid("dueOn lies not in the future.", "新的整改期限须晚于今天。");
    return this.act({ id, version, act: MeasureAct.RETURN, note, dueOn });
  }

  cancel(id: string, version: number, note: string): Promise<MeasureRow | Refusal> {
    return this.act({ id, version, act: MeasureAct.CANCEL, note });
  }

  private async act({ id, version, act, note: given, dueOn }: Act): Promise<MeasureRow | Refusal> {
    const note = readText(given) ?? invalid("What was done must be said.", "须填写办理情况。");
    if (note instanceof Refusal) return note;
    const { database, vault, clock, countyCode } = this.resources;
    const { caller } = this;
    return database.transaction(async (manager) => {
      const row = await findMeasure(manager, caller, id, true);
      if (row === null) return notFound();
      const mayAct = act === MeasureAct.REPORT ? isSubject(caller, row) : overseesCounty(caller, countyCode);
      if (!mayAct)
        return act === MeasureAct.REPORT
          ? notYours("The unit itself reports.", "须由被整改单位上报。")
          : notYours("Whoever ordered it does this.", "须由下达单位办理。");
      if (row.version !== version) return changed();
      const state = stateAfter(row.kind, row.state, act);
      if (state === null)
        return wrongState(`A ${row.kind} that is ${row.state} is not to ${act}.`, "该措施当前状态不可作此办理。");
      await manager.query(ADVANCE, [id, state, dueOn ?? row.dueOn]);
      await recordMeasureEvent(manager, { measureId: id, act, note, caller, at: clock.now(), vault });
      await this.follow(manager, { ...row, state, dueOn: dueOn ?? row.dueOn, version: version + 1 });
      const advanced = await findMeasure(manager, caller, id);
      if (advanced === null) throw new Error("a measure that was just written is gone");
      return advanced;
    });
  }

  /** The deadline and the notices of an order to put right, as its state asks. */
  private async follow(
    manager: EntityManager,
    { id, kind, state, subject, dueOn, version }: MeasureRow,
  ): Promise<void> {
    if (kind !== MeasureKind.RECTIFICATION) return;
    const [on, at] = [this.resources.clock.today(), this.resources.clock.now()];
    const notice = { subjectKind: "RECTIFICATION", subjectId: id, caseId: null, dueOn, on, at } as const;
    const dedupe = `rectification ${id} ${version}`;
    if (state === MeasureState.REPORTED) {
      await endDeadline(manager, "RECTIFICATION", id, on);
      const desks = [EDUCATION, OFFICE];
      await notifyAll(
        manager,
        desks.map((desk) => ({ ...notice, desk, kind: "RECTIFICATION_REPORTED", dedupe: `${dedupe} ${desk}` })),
      );
    } else if (state === MeasureState.RETURNED && dueOn !== null) {
      await setDeadline(manager, { subjectKind: "RECTIFICATION", subjectId: id, caseId: null, desk: subject, dueOn });
      await notifyAll(manager, [{ ...notice, desk: subject, kind: "RECTIFICATION_ORDERED", dedupe }]);
    } else if (state === MeasureState.ACCEPTED || state === MeasureState.CANCELLED) {
      await endDeadline(manager, "RECTIFICATION", id, on);
      await notifyAll(manager, [{ ...notice, desk: subject, kind: "RECTIFICATION_CLOSED", dedupe }]);
    }
  }
}

const ADVANCE = "UPDATE measure SET state = $2, due_on = $3::date, version = version + 1 WHERE id = $1";
