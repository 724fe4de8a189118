import { randomUUID } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { alreadyDone, changed, invalid, notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { desksOf } from "../desk/desk";
import { type ActivityKind, ActivityState } from "./activity-enums";
import { mayWorkActivity } from "./activity.policy";
import { type ActivityRow, findActivity } from "./activity.rows";

export interface ActivityResources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
}

interface Plan {
  organiser: string | null;
  kind: ActivityKind;
  title: string;
  /** YYYY-MM-DD */
  plannedOn: string;
}

interface Report {
  version: number;
  /** YYYY-MM-DD */
  heldOn: string;
  participants: number;
  report: string;
}

/** More people than live in any county's school district; what is more is a slip of the pen. */
const MOST_PARTICIPANTS = 100_000;

/** What an organiser does with its activities. */
export class ActivityActs {
  constructor(
    private readonly resources: ActivityResources,
    private readonly caller: Caller,
  ) {}

  /** Plans an activity of the caller's own desk, once: what is planned with the same words for the same day is the same. */
  async plan({ organiser, kind, plannedOn, ...given }: Plan): Promise<ActivityRow | Refusal> {
    const { database, vault, clock, countyCode } = this.resources;
    const title = needed(given.title, "A title must be given.", "须填写活动名称。");
    if (title instanceof Refusal) return title;
    const own = desksOf(this.caller, countyCode);
    const desk = organiser === null ? own[0] : own.find((candidate) => candidate === organiser);
    if (desk === undefined)
      return notYours("An activity is planned by its own organiser.", "活动须由组织单位自行计划。");
    const id = randomUUID();
    const { actor, post } = this.caller;
    const named = [vault.seal(title), vault.digest(title)];
    const row = [id, countyCode, desk, kind, ...named, plannedOn, clock.now(), actor, post];
    const planned = await database.query<object[]>(INSERT, row);
    return planned.length > 0 ? this.get(database.manager, id) : alreadyDone("It is planned.", "该活动已列入计划。");
  }

  /** Reports that an activity was held, by its evidence. */
  async report(id: string, { version, heldOn, participants, report: given }: Report): Promise<ActivityRow | Refusal> {
    const { vault, clock } = this.resources;
    if (heldOn > clock.today()) return invalid("heldOn lies in the future.", "开展日期不得晚于今天。");
    if (participants < 0 || participants > MOST_PARTICIPANTS)
      return invalid(`participants is 0 to ${MOST_PARTICIPANTS}.`, `参与人数须为0至${MOST_PARTICIPANTS}。`);
    const report = needed(given, "What was done must be said.", "须填写活动开展情况。");
    if (report instanceof Refusal) return report;
    return this.close(id, version, (manager) =>
      manager.query(HOLD, [id, heldOn, participants, vault.seal(report), ...this.act()]),
    );
  }

  /** Calls an activity off; why must be said. */
  async cancel(id: string, version: number, given: string): Promise<ActivityRow | Refusal> {
    const reason = needed(given, "A reason must be given.", "须填写取消原因。");
    if (reason instanceof Refusal) return reason;
    return this.close(id, version, (manager) =>
      manager.query(CANCEL, [id, this.resources.vault.seal(reason), ...this.act()]),
    );
  }

  private close(
    id: string,
    version: number,
    write: (manager: EntityManager) => Promise<unknown>,
  ): Promise<ActivityRow | Refusal> {
    return this.resources.database.transaction(async (manager) => {
      const row = await findActivity(manager, this.caller, id, true);
      if (row === null) return notFound();
      if (!mayWorkActivity(this.caller, row)) return notYours("Its organiser does this.", "须由组织单位办理。");
      if (row.version !== version) return changed();
      if (row.state !== ActivityState.PLANNED)
        return wrongState(`The activity is ${row.state}.`, "该活动已办结，不可再办理。");
      await write(manager);
      return this.get(manager, id);
    });
  }

  private async get(manager: EntityManager, id: string): Promise<ActivityRow> {
    const row = await findActivity(manager, this.caller, id);
    if (row === null) throw new Error("an activity that was just written is gone");
    return row;
  }

  private act(): [at: Date, actor: string, post: string] {
    return [this.resources.clock.now(), this.caller.actor, this.caller.post];
  }
}

function needed(given: string, english: string, chinese: string): string | Refusal {
  return readText(given) ?? invalid(english, chinese);
}

const INSERT = `
  INSERT INTO activity (id, region_code, organiser, kind, state, title_sealed, title_digest, planned_on, planned_at,
    planned_by, planned_post)
  VALUES ($1, $2, $3, $4, 'PLANNED', $5, $6, $7, $8, $9, $10)
  ON CONFLICT (organiser, kind, planned_on, title_digest) WHERE state = 'PLANNED' DO NOTHING RETURNING id`;

const HOLD = `
  UPDATE activity SET state = 'HELD', held_on = $2, participants = $3, report_sealed = $4, version = version + 1,
    closed_at = $5, closed_by = $6, closed_post = $7
  WHERE id = $1`;

const CANCEL = `
  UPDATE activity SET state = 'CANCELLED', report_sealed = $2, version = version + 1,
    closed_at = $3, closed_by = $4, closed_post = $5
  WHERE id = $1`;
