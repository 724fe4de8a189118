import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, invalid } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import type { IndicatorKind } from "./indicator-kind";
import type { IndicatorTarget } from "./indicator-target.type";
import { directionOf } from "./target-direction";

interface TargetGiven {
  kind: IndicatorKind;
  target: number;
  /** YYYY-MM-DD */
  validFrom: string;
  source: string;
}

/** Places of a percentage that a target may have: 0.9991 and finer, as far as the table keeps them. */
const PRECISION = 1e6;

/** The targets of indicators (dated configuration) as one request reads them, and setting them. */
export class IndicatorTargetService {
  private readonly inForce: DataLoader<string, IndicatorTarget[]>;

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly caller: Caller,
  ) {
    this.inForce = new DataLoader(async (days) => {
      const targets = await database.query<(IndicatorTarget & { asked: string })[]>(IN_FORCE, [days]);
      const byDay = Map.groupBy(targets, ({ asked }) => asked);
      return days.map((day) => byDay.get(day) ?? []);
    });
  }

  /** The target of each indicator that is in force on a day (YYYY-MM-DD), by kind. */
  listInForce(day: string): Promise<IndicatorTarget[]> {
    return this.inForce.load(day);
  }

  /** Sets a target from a day on; what was set before for that day stays on record and is no more in force. */
  async set({ kind, target, validFrom, source: given }: TargetGiven): Promise<IndicatorTarget | Refusal> {
    const source = readText(given);
    if (source !== null && typeof source !== "string") return source;
    if (source === null) return invalid("The paper that sets the target must be named.", "须填写目标依据。");
    if (!(target >= 0 && target <= 1) || Math.round(target * PRECISION) / PRECISION !== target) {
      return invalid("A target is a share from 0 to 1, of six decimals at most.", "目标值须在0至1之间，最多六位小数。");
    }
    const { actor, post, department } = this.caller;
    const [row] = await this.database.transaction(async (manager) => {
      // Of two who set one indicator at once, the second sees what the first has set.
      await manager.query("SELECT pg_advisory_xact_lock(hashtext('indicator_target ' || $1))", [kind]);
      return manager.query<IndicatorTarget[]>(SET, [
        kind,
        target,
        directionOf(kind),
        validFrom,
        source,
        actor,
        post,
        department,
        this.clock.now(),
      ]);
    });
    this.inForce.clearAll();
    return row ?? alreadyDone("This target is set already for that day.", "该日期的此项目标已设定。");
  }
}

const COLUMNS = `kind, target::float8 AS target, direction, valid_from AS "validFrom", source, set_post AS "setPost"`;

/** $1 days. */
const IN_FORCE = `
  SELECT DISTINCT ON (asked.day, kind) asked.day AS asked, ${COLUMNS}
  FROM unnest($1::date[]) AS asked (day) JOIN indicator_target ON valid_from <= asked.day
  ORDER BY asked.day, kind, valid_from DESC, ordinal DESC`;

/** Nothing where the same is in force for that day already. */
const SET = `
  INSERT INTO indicator_target
    (kind, target, direction, valid_from, source, set_by, set_post, set_department, set_at)
  SELECT $1, $2::numeric, $3, $4::date, $5, $6, $7, $8, $9::timestamptz
  WHERE NOT EXISTS (
    SELECT FROM (
      SELECT target, source FROM indicator_target WHERE kind = $1 AND valid_from = $4::date
      ORDER BY ordinal DESC LIMIT 1
    ) AS latest
    WHERE latest.target = $2::numeric AND latest.source = $5)
  RETURNING ${COLUMNS}`;
