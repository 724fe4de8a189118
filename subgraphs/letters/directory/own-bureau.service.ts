import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, invalid } from "../../../infra/runtime/refusals";
import { requireCounty } from "./county.policy";
import { getOwnBureau } from "./own-bureau";
import { OWN_BUREAU_COLUMNS, type OwnBureauRow } from "./own-bureau.rows";
import { faultOfTexts } from "./peer-facts";

interface OwnBureauSources {
  database: DataSource;
  clock: Clock;
  countyCode: string;
}

/** What is set, from a day on. */
export type OwnBureauGiven = OwnBureauRow & { validFrom: string };

const LONGEST = { bureauName: 80, shortName: 80, organWord: 20, postalAddress: 200, contact: 120 } as const;

/** Under which name and from where the county writes, as one caller may read and set it. */
export class OwnBureauService {
  constructor(
    private readonly sources: OwnBureauSources,
    private readonly caller: Caller,
  ) {}

  /** What holds on a day. @throws DomainError FORBIDDEN to whoever is not of the county */
  get(on: string): Promise<OwnBureauRow> {
    const { database, countyCode } = this.sources;
    requireCounty(this.caller, countyCode);
    return getOwnBureau(database.manager, countyCode, on);
  }

  /**
   * Sets what holds from a day on that is not past; letters that are out keep what stands on them.
   * @throws DomainError FORBIDDEN as {@link get}
   */
  async set(given: OwnBureauGiven): Promise<OwnBureauRow | Refusal> {
    const { database, clock, countyCode } = this.sources;
    requireCounty(this.caller, countyCode);
    const fault = faultOfTexts(given, LONGEST);
    if (fault !== null) return fault;
    const today = clock.today();
    if (given.validFrom < today)
      return invalid(`It is set from today (${today}) on.`, `自今天（${today}）起方可设定，不得追溯。`);
    const [row] = await database.query<OwnBureauRow[]>(SET, [
      given.validFrom,
      given.bureauName.trim(),
      given.shortName.trim(),
      given.organWord.trim(),
      given.postalAddress.trim(),
      given.contact.trim(),
      this.caller.actor,
      this.caller.post,
      clock.now(),
    ]);
    return row ?? alreadyDone("This is set already for that day.", "该日期已设定相同内容。");
  }
}

const SET = `
  INSERT INTO own_bureau AS b (valid_from, bureau_name, short_name, organ_word, postal_address, contact,
    entered_by, entered_post, entered_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT (valid_from) DO UPDATE SET
    bureau_name = excluded.bureau_name, short_name = excluded.short_name, organ_word = excluded.organ_word,
    postal_address = excluded.postal_address, contact = excluded.contact, entered_by = excluded.entered_by,
    entered_post = excluded.entered_post, entered_at = excluded.entered_at
  WHERE (b.bureau_name, b.short_name, b.organ_word, b.postal_address, b.contact) <>
    (excluded.bureau_name, excluded.short_name, excluded.organ_word, excluded.postal_address, excluded.contact)
  RETURNING ${OWN_BUREAU_COLUMNS}`;
