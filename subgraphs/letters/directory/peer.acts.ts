import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, invalid, notFound } from "../../../infra/runtime/refusals";
import { isUuid } from "../../../infra/runtime/uuid";
import { daysAfter } from "../../../schema/school-calendar/working-days";
import { appendEvidence, type Evidence } from "../evidence/append-evidence";
import { bureauNameOf, shortBureauNameOf } from "./bureau-name";
import { requireCounty } from "./county.policy";
import { lockPeer } from "./directory-locks";
import { isFingerprint } from "./fingerprint";
import { closePeer, currentPeer, insertPeer, overlapsEnded } from "./peer-entry";
import { faultOfPeer, isExchangeUrl, type PeerFacts } from "./peer-facts";
import { PEER_COLUMNS, type PeerRow } from "./peer.rows";
import { CardFault, readCard, type ReadCard } from "./read-card";
import { endKeys, findForeignKeys, trustKeys } from "./trust-keys";

/** What entering and ending a peer works with. */
export interface PeerSources {
  database: DataSource;
  clock: Clock;
  exchangeClock: Clock;
  countyCode: string;
  exchangeUrl: string;
}

/** An entry of a county, with its card where it is on the network. */
export interface PeerGiven extends PeerFacts {
  /** Text of the card; null for a county that gets paper, or whose card is here already. */
  card: string | null;
  /** The card's fingerprint as the county has told it on another way. */
  fingerprint: string | null;
}

/** The directory of counties (交换目录), as one caller may change it. */
export class PeerActs {
  constructor(
    private readonly sources: PeerSources,
    private readonly caller: Caller,
  ) {}

  /**
   * Enters a county, or what has changed of it, from a day on; the entry before ends. With a card it is on the network, and its
   * keys are trusted on the caller's word.
   * @throws DomainError FORBIDDEN to whoever is not of the county
   */
  async enter(given: PeerGiven): Promise<PeerRow | Refusal> {
    const { countyCode, exchangeUrl } = this.sources;
    requireCounty(this.caller, countyCode);
    const fault = faultOfPeer(given, countyCode);
    if (fault !== null) return fault;
    const read = given.card === null ? null : await readFor(given, given.card, exchangeUrl);
    if (read instanceof Refusal) return read;
    return this.sources.database.transaction((manager) => this.enterIn(manager, given, read));
  }

  /**
   * Ends a county's entry with a day that has come, and the trust in its keys at once.
   * @throws DomainError FORBIDDEN as {@link enter}
   */
  async end(id: string, on: string): Promise<PeerRow | Refusal> {
    const { database, clock, exchangeClock, countyCode } = this.sources;
    requireCounty(this.caller, countyCode);
    if (!isUuid(id)) return notFound();
    return database.transaction(async (manager) => {
      const [row] = await manager.query<PeerRow[]>(`SELECT ${PEER_COLUMNS} FROM peer p WHERE p.id = $1 FOR UPDATE`, [
        id,
      ]);
      if (row === undefined) return notFound();
      await lockPeer(manager, row.countyCode);
      if (row.validTo !== null) return alreadyDone("It has been ended.", "已终止。");
      if (on < row.validFrom || on > clock.today())
        return invalid("It ends from its first day to today.", "终止日期须在起始日期与今天之间。");
      const { actor } = this.caller;
      const at = exchangeClock.now();
      await closePeer(manager, row, on, { caller: this.caller, at: clock.now() });
      await appendEvidence(manager, await endKeys(manager, { countyCode: row.countyCode, except: [], by: actor, at }));
      return { ...row, validTo: on };
    });
  }

  private async enterIn(manager: EntityManager, given: PeerGiven, read: ReadCard | null): Promise<PeerRow | Refusal> {
    const { clock, exchangeClock } = this.sources;
    await lockPeer(manager, given.countyCode);
    const current = await currentPeer(manager, given.countyCode);
    if (current !== null && given.validFrom < current.validFrom)
      return invalid(`There is an entry from ${current.validFrom} on.`, `已有自${current.validFrom}起的登记。`);
    if (await overlapsEnded(manager, given.countyCode, given.validFrom))
      return invalid("On that day an entry that has ended was in force.", "该日期仍有已终止的登记有效。");
    if (read !== null && (await findForeignKeys(manager, read)).length > 0)
      return invalid("A key on the card is another county's.", "名片所载密钥属于其他县区。");

    const entry = completed(given, current, read);
    const evidence = read === null ? [] : await this.trustIn(manager, read, exchangeClock.now());
    if (current !== null && isSame(entry, current) && evidence.length === 0)
      return alreadyDone("The directory says so already.", "目录已有相同登记。");
    const act = { caller: this.caller, at: clock.now() };
    if (current !== null) await closePeer(manager, current, daysAfter(entry.validFrom, -1), act);
    const row = await insertPeer(manager, entry, act);
    await appendEvidence(manager, evidence);
    return row;
  }

  /** The keys of the card, and none that was trusted before and stands on it no more. */
  private async trustIn(manager: EntityManager, read: ReadCard, at: Date): Promise<Evidence[]> {
    const { actor } = this.caller;
    const trusted = await trustKeys(manager, read, { by: "HAND", through: actor, at });
    const except = read.keys.map(({ kid }) => kid);
    return [...trusted, ...(await endKeys(manager, { countyCode: read.card.countyCode, except, by: actor, at }))];
  }
}

/** The card that was given, when it is this county's and has the fingerprint that was told. */
async function readFor(given: PeerGiven, text: string, ownUrl: string): Promise<ReadCard | Refusal> {
  const read = await readCard(text);
  if (read instanceof CardFault) return invalid(`The card is refused: ${read.reason}.`, "名片无效。");
  if (read.card.countyCode !== given.countyCode)
    return invalid(`The card is that of ${read.card.countyCode}.`, `该名片属于${read.card.countyCode}。`);
  if (given.fingerprint === null || !isFingerprint(given.fingerprint, read.card))
    return invalid(
      "The card has another fingerprint. Ask the county for it by telephone, and enter the card only when the two agree.",
      "名片指纹不符。请电话向对方核对，一致后方可登记。",
    );
  if (!isExchangeUrl(read.card.exchangeUrl, ownUrl))
    return invalid("The card's address is not https.", "名片所载地址须为 https。");
  return read;
}

type PeerEntry = Omit<PeerRow, "id" | "validTo">;

/** What is not given stays as it is, or is as the card or the county's name has it. */
function completed(given: PeerGiven, current: PeerRow | null, read: ReadCard | null): PeerEntry {
  const { countyCode, validFrom } = given;
  return {
    countyCode,
    validFrom,
    bureauName: given.bureauName?.trim() ?? read?.card.bureauName ?? current?.bureauName ?? bureauNameOf(countyCode),
    shortName: given.shortName?.trim() ?? current?.shortName ?? shortBureauNameOf(countyCode),
    postalAddress: given.postalAddress?.trim() ?? current?.postalAddress ?? null,
    phone: given.phone?.trim() ?? current?.phone ?? null,
    exchangeUrl: read?.card.exchangeUrl ?? current?.exchangeUrl ?? null,
  };
}

const FACTS = ["bureauName", "shortName", "postalAddress", "phone", "exchangeUrl"] as const;

const isSame = (entry: PeerEntry, current: PeerRow): boolean => FACTS.every((name) => entry[name] === current[name]);
