import type { Caller } from "../../../infra/runtime/caller";
import type { Page } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, invalid, notFound } from "../../../infra/runtime/refusals";
import { requireCounty } from "./county.policy";
import { fingerprintOf } from "./fingerprint";
import { PUBLIC_OWN_KEY_COLUMNS, type PublicKeyRow } from "./key.rows";
import { type CardSources, ownCard } from "./own-card";
import { type KeyMaking, type Rotation, rotateKeys } from "./own-keys";

/** Most days for announcing, and for overlap, of a rotation. */
const MOST_DAYS = 366;

/** A key with the text of its place in the listing. */
type ListedKey = PublicKeyRow & { order: string };

/** The county's own keys and card, as one caller may read and renew them; private halves never come this way. */
export class ExchangeKeyService {
  constructor(
    private readonly sources: KeyMaking & Omit<CardSources, "database">,
    private readonly caller: Caller,
  ) {}

  /** Own keys, the newest first; one more than the page holds. @throws DomainError FORBIDDEN to whoever is not of the county */
  list({ first, after }: Page): Promise<ListedKey[]> {
    const { database, countyCode } = this.sources;
    requireCounty(this.caller, countyCode);
    return database.query(LISTING, [...(after ?? [null, null]), first + 1]);
  }

  /** The card as other counties get it, and the fingerprint that they are to hear from the county itself. */
  async card(): Promise<{ text: string; fingerprint: string }> {
    requireCounty(this.caller, this.sources.countyCode);
    const { card, text } = await ownCard({ ...this.sources, database: this.sources.database.manager });
    return { text, fingerprint: fingerprintOf(card) };
  }

  /** Makes the keys that follow those of today. @throws DomainError FORBIDDEN as {@link list} */
  async rotate(given: Omit<Rotation, "by">): Promise<PublicKeyRow[] | Refusal> {
    requireCounty(this.caller, this.sources.countyCode);
    const { announceDays, overlapDays } = given;
    if ([announceDays, overlapDays].some((days) => days < 0 || days > MOST_DAYS))
      return invalid(`Days are from 0 to ${MOST_DAYS}.`, `天数须在0至${MOST_DAYS}之间。`);
    const result = await rotateKeys(this.sources, { ...given, by: this.caller.actor });
    if (result === "NO_SUCH_KEY") return notFound();
    if (result === "FOLLOWED_ALREADY") return alreadyDone("Another key follows it already.", "该密钥已有后继密钥。");
    return result.made;
  }
}

/** The instant as a text of digits that is ordered as the instants are, to the last of them. */
const ORDER = "to_char(k.valid_from AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS')";

const LISTING = `
  SELECT ${PUBLIC_OWN_KEY_COLUMNS}, ${ORDER} AS "order" FROM own_key k
  WHERE $1::text IS NULL OR (${ORDER}, k.kid COLLATE "C") < ($1::text, $2::text)
  ORDER BY ${ORDER} DESC, k.kid COLLATE "C" DESC LIMIT $3`;
