import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import type { Page } from "../../../infra/runtime/page";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, notFound, wrongState } from "../../../infra/runtime/refusals";
import { isUuid } from "../../../infra/runtime/uuid";
import type { Vault } from "../../../infra/runtime/vault";
import { requireCounty } from "../directory/county.policy";
import { LetterEventKind } from "../letter/letter-event-kind";
import { recordLetterEvent } from "../letter/letter-history";
import { EXCHANGE_MESSAGE_COLUMNS, type ExchangeMessageRow, type PeerStatusRow } from "./exchange-message.rows";
import { OutboxState } from "./outbox-state";
import { putBackMessages } from "./put-back";

interface ExchangeSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  exchangeClock: Clock;
  countyCode: string;
}

/** Which messages. */
interface Wanted {
  states: readonly OutboxState[];
  peerCode: string | null;
}

/** Messages to other counties, as one caller may look after them: how they stand, never what they say. */
export class ExchangeMessageService {
  constructor(
    private readonly sources: ExchangeSources,
    private readonly caller: Caller,
  ) {}

  /** The newest first; one more row than the page holds. @throws DomainError FORBIDDEN to whoever is not of the county */
  list({ states, peerCode }: Wanted, { first, after }: Page): Promise<ExchangeMessageRow[]> {
    this.requireCounty();
    const [createdAt = "infinity", id = LAST_ID] = after ?? [];
    if (!isUuid(id) || !INSTANT.test(createdAt)) throw notOfThisListing();
    return this.sources.database.query(LISTING, [[...states], peerCode, createdAt, id, first + 1]);
  }

  /** How the messages stand by county. @throws DomainError FORBIDDEN as {@link list} */
  status(): Promise<PeerStatusRow[]> {
    this.requireCounty();
    return this.sources.database.query(STATUS);
  }

  /** Has a dead letter tried again, from the beginning. @throws DomainError FORBIDDEN as {@link list} */
  async resend(id: string): Promise<ExchangeMessageRow | Refusal> {
    this.requireCounty();
    if (!isUuid(id)) return notFound();
    return this.sources.database.transaction(async (manager) => {
      const [row] = await manager.query<ExchangeMessageRow[]>(`${BY_ID} FOR UPDATE`, [id]);
      if (row === undefined) return notFound();
      if (row.state === OutboxState.WAITING) return alreadyDone("It is waiting to be sent.", "正在等待发送。");
      if (row.state !== OutboxState.FAILED)
        return wrongState("Only a dead letter is sent again.", "仅死信可重新发送。");
      await this.putBack(manager, row);
      const [resent] = await manager.query<ExchangeMessageRow[]>(BY_ID, [id]);
      return resent ?? notFound();
    });
  }

  private async putBack(manager: EntityManager, { id, letterId, lastFault }: ExchangeMessageRow): Promise<void> {
    const { vault, clock, exchangeClock } = this.sources;
    await putBackMessages(manager, [id], this.caller, exchangeClock.now());
    const known = await manager.query<object[]>("SELECT FROM letter WHERE id = $1", [letterId]);
    if (known.length === 0) return;
    const act = { by: this.caller, on: clock.today(), at: clock.now(), vault };
    await recordLetterEvent(manager, { letterId, kind: LetterEventKind.RESENT, detail: lastFault }, act);
  }

  private requireCounty(): void {
    requireCounty(this.caller, this.sources.countyCode);
  }
}

const INSTANT = /^(infinity|[\d :.+-]{10,40})$/;

const notOfThisListing = (): DomainError =>
  new DomainError("BAD_INPUT", "after is not a cursor of this listing. after 不是本列表的游标。");

const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** $1 states, $2 county or null, $3 instant and $4 id after which it begins, $5 how many. */
const LISTING = `
  SELECT ${EXCHANGE_MESSAGE_COLUMNS} FROM outbox_message m
  WHERE m.state = ANY ($1::text[]) AND ($2::text IS NULL OR m.peer_code = $2)
    AND (m.created_at, m.id) < ($3::timestamptz, $4::uuid)
  ORDER BY m.created_at DESC, m.id DESC
  LIMIT $5`;

const STATUS = `
  SELECT coalesce(o.peer_code, i.sender) AS "peerCode", coalesce(waiting, 0) AS waiting,
    coalesce(delivered, 0) AS delivered, coalesce(failed, 0) AS failed, coalesce(cancelled, 0) AS cancelled,
    coalesce(received, 0) AS received, oldest_waiting AS "oldestWaiting", last_delivered AS "lastDelivered"
  FROM (
    SELECT peer_code, count(*) FILTER (WHERE state = 'WAITING')::int AS waiting,
      count(*) FILTER (WHERE state = 'DELIVERED')::int AS delivered, count(*) FILTER (WHERE state = 'FAILED')::int AS failed,
      count(*) FILTER (WHERE state = 'CANCELLED')::int AS cancelled,
      min(created_at) FILTER (WHERE state = 'WAITING') AS oldest_waiting, max(delivered_at) AS last_delivered
    FROM outbox_message GROUP BY peer_code
  ) o FULL JOIN (SELECT sender, count(*)::int AS received FROM inbox_message GROUP BY sender) i ON i.sender = o.peer_code
  ORDER BY 1`;

const BY_ID = `SELECT ${EXCHANGE_MESSAGE_COLUMNS} FROM outbox_message m WHERE m.id = $1`;
