import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import { type Caller, narrowRegions } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import type { Page } from "../../../infra/runtime/page";
import { isUuid } from "../../../infra/runtime/uuid";
import type { Vault } from "../../../infra/runtime/vault";
import { isCalendarDate } from "../../../schema/scalars/date";
import { getOwnBureau } from "../directory/own-bureau";
import type { OwnBureauRow } from "../directory/own-bureau.rows";
import {
  type LetterChildContent,
  type LetterContent,
  openChildContent,
  openContent,
  openOutcomeWords,
  type OutcomeWords,
} from "./letter-content";
import { LETTER_EVENT_COLUMNS, type LetterEventRow } from "./letter-event.rows";
import {
  type LetterFilter,
  listingParameters,
  SELECT_LETTERS,
  SELECT_OF_CHILDREN,
  SELECT_RELATED,
} from "./letter-listing";
import { LETTER_IN_SCOPE, letterScope } from "./letter.policy";
import {
  LETTER_CHILD_COLUMNS,
  LETTER_COLUMNS,
  LETTER_SIGNATURE_COLUMNS,
  type LetterChildRow,
  type LetterRow,
  type LetterSignatureRow,
} from "./letter.rows";

interface LetterSources {
  database: DataSource;
  clock: Clock;
  vault: Vault;
  countyCode: string;
}

/** The letters that one caller may read; a page of any size costs one statement for each of their parts. */
export class LetterService {
  private readonly byId: DataLoader<string, LetterRow | null>;
  private readonly ofChildren: DataLoader<string, LetterRow[]>;
  private readonly related: DataLoader<string, LetterRow[]>;
  private readonly children: DataLoader<string, LetterChildRow[]>;
  private readonly signatures: DataLoader<string, LetterSignatureRow[]>;
  private readonly histories: DataLoader<string, LetterEventRow[]>;
  private readonly opened = new WeakMap<LetterRow, LetterContent>();
  private readonly openedChildren = new WeakMap<LetterChildRow, LetterChildContent>();
  private bureau: Promise<OwnBureauRow> | undefined;

  constructor(
    private readonly sources: LetterSources,
    private readonly caller: Caller,
  ) {
    const { database } = sources;
    const scope = letterScope(caller);
    this.byId = new DataLoader(async (ids) => {
      const rows = await database.query<LetterRow[]>(
        `SELECT ${LETTER_COLUMNS} FROM letter l WHERE ${LETTER_IN_SCOPE} AND l.id = ANY ($4::uuid[])`,
        [...scope, ids],
      );
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    });
    this.ofChildren = manyLoader((ids) => database.query(SELECT_OF_CHILDREN, [...scope, ids]));
    this.related = manyLoader((ids) => database.query(SELECT_RELATED, [...scope, ids]));
    this.children = manyLoader((ids) => database.query(SELECT_CHILDREN, [ids]));
    this.signatures = manyLoader((ids) => database.query(SELECT_SIGNATURES, [ids]));
    this.histories = manyLoader((ids) => database.query(SELECT_EVENTS, [ids]));
  }

  /** A letter by id; null when it is missing or hidden from the caller. */
  async find(id: string): Promise<LetterRow | null> {
    return isUuid(id) ? this.byId.load(id.toLowerCase()) : null;
  }

  /** The letters about a child, the latest first. */
  findOfChild(childId: string): Promise<LetterRow[]> {
    return this.ofChildren.load(childId);
  }

  /** Replies, reminders and escalations of a letter, and those that continue it elsewhere. */
  findRelated(letterId: string): Promise<LetterRow[]> {
    return this.related.load(letterId);
  }

  /** The children of a letter that the caller may read, in its order. */
  findChildren(letterId: string): Promise<LetterChildRow[]> {
    return this.children.load(letterId);
  }

  findSignatures(letterId: string): Promise<LetterSignatureRow[]> {
    return this.signatures.load(letterId);
  }

  /** What happened to a letter that the caller may read, in order. */
  findHistory(letterId: string): Promise<LetterEventRow[]> {
    return this.histories.load(letterId);
  }

  /** What a letter says; opened once however many fields ask. */
  contentOf(row: LetterRow): LetterContent {
    const content = this.opened.get(row) ?? openContent(this.sources.vault, row.contentSealed);
    this.opened.set(row, content);
    return content;
  }

  /** What a letter says of a child; opened once, as {@link contentOf}. */
  childContentOf(row: LetterChildRow): LetterChildContent {
    const content = this.openedChildren.get(row) ?? openChildContent(this.sources.vault, row.contentSealed);
    this.openedChildren.set(row, content);
    return content;
  }

  /** What was told of the outcome of a child, beside the outcome itself; null before. */
  outcomeWordsOf({ outcomeSealed }: LetterChildRow): OutcomeWords | null {
    return outcomeSealed && openOutcomeWords(this.sources.vault, outcomeSealed);
  }

  /** Under which names the county writes today. */
  getBureau(): Promise<OwnBureauRow> {
    const { database, countyCode, clock } = this.sources;
    this.bureau ??= getOwnBureau(database.manager, countyCode, clock.today());
    return this.bureau;
  }

  /**
   * One more row than the page holds, the latest first.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory, BAD_INPUT for a strange cursor
   */
  async list(filter: LetterFilter, page: Page): Promise<LetterRow[]> {
    // Which of the region's rows the caller sees, the policy says.
    narrowRegions(this.caller, filter.regionCode);
    if (filter.caseId !== null && !isUuid(filter.caseId)) return [];
    const [day, id] = page.after ?? [];
    if (day !== undefined && id !== undefined && !(isCalendarDate(day) && isUuid(id)))
      throw new DomainError("BAD_INPUT", "after is not a cursor of this listing. after 不是本列表的游标。");
    const { database, clock, countyCode } = this.sources;
    const place = { today: clock.today(), countyCode };
    return database.query(SELECT_LETTERS, listingParameters(this.caller, filter, place, page));
  }
}

/** Whom a row of a loader's statement is for. */
interface Asked {
  asked: string;
}

function manyLoader<Row>(read: (ids: readonly string[]) => Promise<(Row & Asked)[]>): DataLoader<string, Row[]> {
  return new DataLoader(async (ids) => {
    const groups = Map.groupBy(await read(ids), ({ asked }) => asked);
    return ids.map((id) => groups.get(id) ?? []);
  });
}

/** $1 ids of letters, of each of the following. */
const SELECT_CHILDREN = `
  SELECT k.letter_id AS asked, ${LETTER_CHILD_COLUMNS} FROM letter_child k
  WHERE k.letter_id = ANY ($1::uuid[]) ORDER BY k.letter_id, k.position`;
const SELECT_SIGNATURES = `
  SELECT s.letter_id AS asked, ${LETTER_SIGNATURE_COLUMNS} FROM letter_signature s
  WHERE s.letter_id = ANY ($1::uuid[]) ORDER BY s.letter_id, s.position`;
const SELECT_EVENTS = `
  SELECT e.letter_id AS asked, ${LETTER_EVENT_COLUMNS} FROM letter_event e
  WHERE e.letter_id = ANY ($1::uuid[]) ORDER BY e.letter_id, e.id`;
