import type { DataSource } from "typeorm";
import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, invalid } from "../../../infra/runtime/refusals";
import { type Desk, parseDesk, partsOf } from "../desk/desk";
import { requireOwnRegion } from "../region/region.policy";
import { DocumentKind } from "./document-kind";
import { getOrganWord } from "./organ-word";
import type { OrganWord } from "./organ-word.type";

interface WordSources {
  database: DataSource;
  clock: Clock;
  countyCode: string;
}

interface WordGiven {
  organ: string;
  kind: DocumentKind;
  word: string;
  /** YYYY-MM-DD */
  validFrom: string;
}

/** Chinese characters alone: what follows in a number is bracket, year and serial. */
const WORD = /^\p{Script=Han}{2,20}$/u;

/** What organs' numbers begin with (发文代字), as the office sets it. */
export class OrganWordActs {
  constructor(
    private readonly sources: WordSources,
    private readonly caller: Caller,
  ) {}

  /**
   * The word of an organ's papers of a kind on a day; null outside the caller's county.
   * @throws DomainError BAD_INPUT for what is no desk
   */
  async find(organ: string, kind: DocumentKind, on: string | null): Promise<OrganWord | null> {
    const { database, clock, countyCode } = this.sources;
    if (!coversRegion(this.caller, countyCode)) return null;
    const desk = this.organOf(organ);
    if (desk === null)
      throw new DomainError("BAD_INPUT", "organ names no desk of the county. 制发机关（岗位代号）有误。");
    const day = on ?? clock.today();
    return {
      organ: desk,
      kind,
      word: await getOrganWord(database.manager, countyCode, { organ: desk, kind }, day),
      on: day,
    };
  }

  /** Sets the word from a day on, today at the earliest: numbers that were given stay as they are. */
  async assign({ organ, kind, word, validFrom }: WordGiven): Promise<OrganWord | Refusal> {
    const { database, clock, countyCode } = this.sources;
    requireOwnRegion(this.caller, countyCode, countyCode);
    const desk = this.organOf(organ);
    if (desk === null) return invalid("organ names no desk of the county.", "制发机关（岗位代号）有误。");
    if (!WORD.test(word)) return invalid("A word has 2 to 20 Chinese characters.", "发文代字须为2至20个汉字。");
    if (validFrom < clock.today()) return invalid("A word holds from today at the earliest.", "启用日期不得早于今天。");
    return database.transaction(async (manager) => {
      // Two offices at once could give one word to two organs, whose numbers would then be alike.
      await manager.query("LOCK TABLE document_organ_word IN SHARE ROW EXCLUSIVE MODE");
      const [taken] = await manager.query<object[]>(SELECT_TAKEN, [desk, kind, word, `${word}〔%`]);
      if (taken !== undefined) return invalid("Another organ or kind has that word.", "该代字已由其他机关或文种使用。");
      const { actor, post, department } = this.caller;
      const given = [desk, kind, word, validFrom, actor, post, department, clock.now()];
      const set = await manager.query<object[]>(INSERT_WORD, given);
      if (set.length === 0) return alreadyDone("There is a word from that day on.", "该启用日期已设定代字。");
      return { organ: desk, kind, word, on: validFrom };
    });
  }

  /** Papers are an organ's, not its head's. */
  private organOf(text: string): Desk | null {
    const desk = parseDesk(text, this.sources.countyCode);
    return desk === null || partsOf(desk).isHead ? null : desk;
  }
}

/** $1 organ, $2 kind, $3 word, $4 pattern of its numbers. */
const SELECT_TAKEN = `
  SELECT FROM document_organ_word WHERE word = $3 AND (organ, kind_code) <> ($1, $2)
  UNION ALL SELECT FROM case_document WHERE number LIKE $4 AND (organ, kind_code) <> ($1, $2) LIMIT 1`;

const INSERT_WORD = `
  INSERT INTO document_organ_word (organ, kind_code, word, valid_from, actor, post, department, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING word`;
