import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import type { Page } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isUuid } from "../../../infra/runtime/uuid";
import { alreadyDone, notFound } from "../../../infra/runtime/refusals";
import { type Desk, desksOf } from "../desk/desk";
import {
  COUNT_UNREAD,
  type InboxRow,
  READ_ENTRY,
  READ_UP_TO,
  SELECT_ENTRIES,
  SELECT_ENTRY,
  SELECT_UNREAD,
} from "./inbox.rows";

interface InboxSources {
  database: DataSource;
  clock: Clock;
  countyCode: string;
}

/** Above the last of any inbox. */
const NO_END = "9223372036854775807";

/** The notices to the posts of one caller. Of any other desk there is nothing to be seen: hidden and missing look the same. */
export class InboxService {
  private readonly desks: readonly Desk[];

  constructor(
    private readonly sources: InboxSources,
    private readonly caller: Caller,
  ) {
    this.desks = desksOf(caller, sources.countyCode);
  }

  /** The latest first; one more than the page holds. @throws DomainError BAD_INPUT for a cursor that is none. */
  list(unreadOnly: boolean, { first, after }: Page): Promise<InboxRow[]> {
    const [before = NO_END] = after ?? [];
    if (!/^\d{1,19}$/.test(before) || BigInt(before) > BigInt(NO_END)) {
      throw new DomainError("BAD_INPUT", "after is not a cursor of this listing. after 不是本列表的游标。");
    }
    const statement = unreadOnly ? SELECT_UNREAD : SELECT_ENTRIES;
    return this.sources.database.query(statement, [this.desks, before, first + 1]);
  }

  async countUnread(): Promise<number> {
    const [row] = await this.sources.database.query<{ unread: number }[]>(COUNT_UNREAD, [this.desks]);
    return row?.unread ?? 0;
  }

  /** Marks an entry as read, for everybody at the desk. */
  async read(id: string): Promise<InboxRow | Refusal> {
    if ((await this.find(id)) === null) return notFound();
    const { database, clock } = this.sources;
    const [read] = await database.query<[object[], number]>(READ_ENTRY, [
      this.desks,
      id,
      clock.now(),
      this.caller.actor,
    ]);
    if (read.length === 0) return alreadyDone("The notice has been read.", "该消息已阅。");
    return (await this.find(id)) ?? notFound();
  }

  /** Marks an entry and all before it as read; how many there were. */
  async readUpTo(id: string): Promise<number | Refusal> {
    const last = await this.find(id);
    if (last === null) return notFound();
    const { database, clock } = this.sources;
    const [read] = await database.query<[object[], number]>(READ_UP_TO, [
      this.desks,
      last.ordinal,
      clock.now(),
      this.caller.actor,
    ]);
    return read.length;
  }

  private async find(id: string): Promise<InboxRow | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.sources.database.query<InboxRow[]>(SELECT_ENTRY, [this.desks, id]);
    return row ?? null;
  }
}
