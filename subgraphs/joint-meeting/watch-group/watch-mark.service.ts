import { randomUUID } from "node:crypto";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Page } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isUuid } from "../../../infra/runtime/uuid";
import type { Vault } from "../../../infra/runtime/vault";
import { isPersonId } from "../../../schema/person-id";
import { alreadyDone, invalid, notFound } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { requireOwnRegion } from "../region/region.policy";
import { WatchGroup } from "./watch-group";
import type { WatchMarkRow } from "./watch-mark.type";

interface WatchMarkSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
}

/** Every other group is a department's register to tell (一数一源). */
const BY_HAND: readonly WatchGroup[] = [WatchGroup.INVOLVED_IN_CASE];

interface MarkGiven {
  childId: string;
  group: WatchGroup;
  /** YYYY-MM-DD */
  since: string;
  reason: string;
}

/** Marks by hand, as the office of the county puts and ends them. */
export class WatchMarkService {
  constructor(
    private readonly sources: WatchMarkSources,
    private readonly caller: Caller,
  ) {}

  /**
   * Marks of the county, by the day since when; one more row than the page holds.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory in this county.
   */
  async list(regionCode: string, standing: boolean, { first, after }: Page): Promise<WatchMarkRow[]> {
    requireOwnRegion(this.caller, this.sources.countyCode, regionCode);
    this.requireCounty();
    const from = after ?? ["", ""];
    return this.sources.database.query(`${SELECT} ${LISTED}`, [standing, ...from, first + 1]);
  }

  /** @throws DomainError FORBIDDEN for a caller without the county. */
  async mark({ childId, group, since, reason: given }: MarkGiven): Promise<WatchMarkRow | Refusal> {
    this.requireCounty();
    const { database, vault, clock } = this.sources;
    if (!isPersonId(childId)) return notFound();
    if (!BY_HAND.includes(group))
      return invalid("A register tells this group.", "该类别由部门登记认定，不可人工标记。");
    if (since > clock.today()) return invalid("since lies in the future.", "起始日期不得晚于今天。");
    const reason = readReason(given);
    if (reason instanceof Refusal) return reason;
    const { actor, post, department } = this.caller;
    const by = [actor, post, department, clock.now()];
    const rows: { id: string }[] = await database.query(INSERT, [
      randomUUID(),
      childId,
      group,
      since,
      vault.seal(reason),
      ...by,
    ]);
    const [row] = rows;
    return row === undefined ? alreadyDone("The child is marked already.", "该儿童已标记。") : this.get(row.id);
  }

  /** @throws DomainError FORBIDDEN for a caller without the county. */
  async end(id: string, endedOn: string, given: string): Promise<WatchMarkRow | Refusal> {
    this.requireCounty();
    const { database, vault, clock } = this.sources;
    const standing = isUuid(id) ? await this.find(id) : null;
    if (standing === null) return notFound();
    if (endedOn > clock.today() || endedOn < standing.since)
      return invalid("endedOn lies before the mark or in the future.", "解除日期不得早于起始日期或晚于今天。");
    const reason = readReason(given);
    if (reason instanceof Refusal) return reason;
    const { actor, post, department } = this.caller;
    const [, ended]: [unknown, number] = await database.query(END, [
      id,
      endedOn,
      vault.seal(reason),
      actor,
      post,
      department,
      clock.now(),
    ]);
    return ended === 0 ? alreadyDone("The mark has been ended.", "该标记已解除。") : this.get(id);
  }

  private requireCounty(): void {
    requireOwnRegion(this.caller, this.sources.countyCode, this.sources.countyCode);
  }

  private async find(id: string): Promise<WatchMarkRow | null> {
    const [row]: WatchMarkRow[] = await this.sources.database.query(`${SELECT} WHERE id = $1`, [id]);
    return row ?? null;
  }

  private async get(id: string): Promise<WatchMarkRow> {
    const row = await this.find(id);
    if (row === null) throw new Error("a mark that was just written is gone");
    return row;
  }
}

function readReason(given: string): string | Refusal {
  return readText(given) ?? invalid("A reason must be given.", "须填写依据。");
}

const SELECT = `
  SELECT id, child_id AS "childId", watch_group AS "group", since, reason_sealed AS "reasonSealed",
    marked_by AS "markedBy", marked_post AS "markedPost", marked_at AS "markedAt", ended_on AS "endedOn",
    ended_by AS "endedBy", ended_at AS "endedAt", end_reason_sealed AS "endReasonSealed"
  FROM watch_mark`;

const LISTED = `
  WHERE (NOT $1::boolean OR ended_on IS NULL) AND (since::text, id::text) > ($2, $3) ORDER BY since, id LIMIT $4`;

const INSERT = `
  INSERT INTO watch_mark
    (id, child_id, watch_group, since, reason_sealed, marked_by, marked_post, marked_department, marked_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT (child_id, watch_group) WHERE ended_on IS NULL DO NOTHING
  RETURNING id`;

const END = `
  UPDATE watch_mark
  SET ended_on = $2, end_reason_sealed = $3, ended_by = $4, ended_post = $5, ended_department = $6, ended_at = $7
  WHERE id = $1 AND ended_on IS NULL`;
