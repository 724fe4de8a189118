import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import type { Page } from "../../../infra/runtime/page";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, notFound } from "../../../infra/runtime/refusals";
import { isUuid } from "../../../infra/runtime/uuid";
import type { Vault } from "../../../infra/runtime/vault";
import { requireCounty } from "../directory/county.policy";
import { LetterEventKind } from "../letter/letter-event-kind";
import { recordLetterEvent } from "../letter/letter-history";

/** An event of a letter that the joint meeting does not take, without what it says. */
export interface RefusedEventRow {
  id: string;
  /** Its place in the order of all events. */
  serial: number;
  kind: string;
  letterId: string;
  itemId: string | null;
  reason: string;
  createdAt: Date;
}

interface RefusedEventSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
}

/** Events that no case knows of because the joint meeting has refused them, as one caller may look after them. */
export class RefusedEventService {
  constructor(
    private readonly sources: RefusedEventSources,
    private readonly caller: Caller,
  ) {}

  /** The first one first; one more row than the page holds. @throws DomainError FORBIDDEN to whoever is not of the county */
  list({ first, after }: Page): Promise<RefusedEventRow[]> {
    requireCounty(this.caller, this.sources.countyCode);
    const [serial = "0"] = after ?? [];
    if (!/^\d{1,18}$/.test(serial))
      throw new DomainError("BAD_INPUT", "after is not a cursor of this listing. after 不是本列表的游标。");
    return this.sources.database.query(`${REFUSED} AND e.serial > $1 ORDER BY e.serial LIMIT $2`, [serial, first + 1]);
  }

  /** How many there are. @throws DomainError FORBIDDEN as {@link list} */
  async count(): Promise<number> {
    requireCounty(this.caller, this.sources.countyCode);
    const [row] = await this.sources.database.query<{ count: number }[]>(COUNT);
    return row?.count ?? 0;
  }

  /** Has one told again, once what it was refused for is mended. @throws DomainError FORBIDDEN as {@link list} */
  async retell(id: string): Promise<RefusedEventRow | Refusal> {
    const { database, vault, clock, countyCode } = this.sources;
    requireCounty(this.caller, countyCode);
    if (!isUuid(id)) return notFound();
    return database.transaction(async (manager) => {
      const [row] = await manager.query<(RefusedEventRow & { state: string })[]>(BY_ID, [id]);
      if (row === undefined) return notFound();
      const { state, ...event } = row;
      if (state !== "FAILED") return alreadyDone("It waits to be told, or was told.", "正在入案或已入案。");
      await manager.query(RETELL, [id]);
      const act = { by: this.caller, on: clock.today(), at: clock.now(), vault };
      const { letterId, itemId: childId, kind: detail } = event;
      await recordLetterEvent(manager, { letterId, childId, kind: LetterEventKind.RETOLD, detail }, act);
      return event;
    });
  }
}

const COLUMNS = `
  e.id, e.serial, e.kind, e.letter_id AS "letterId", e.item_id AS "itemId", e.last_fault AS reason,
  e.created_at AS "createdAt"`;

const REFUSED = `SELECT ${COLUMNS} FROM case_event e WHERE e.state = 'FAILED'`;

const COUNT = "SELECT count(*)::int AS count FROM case_event WHERE state = 'FAILED'";

const BY_ID = `SELECT ${COLUMNS}, e.state FROM case_event e WHERE e.id = $1 FOR UPDATE`;

const RETELL = `
  UPDATE case_event SET state = 'WAITING', attempts = 0, next_try_at = '-infinity', last_fault = NULL WHERE id = $1`;
