import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { AgendaKind } from "./agenda-kind";
import { SELECT_SUBJECT_KEYS } from "./agenda.rows";
import { type SubjectRow, SUBJECTS } from "./subject.statements";

/** A page of what stands behind an item. */
export interface ItemPage {
  itemId: string;
  /** How many lie before it. */
  before: number;
  /** How many it has at most. */
  rows: number;
}

/** A subject as the agenda has it, with its place behind the item. */
export interface SubjectKey {
  key: string;
  note: string | null;
  ordinal: number;
}

interface SubjectOfKind {
  kind: AgendaKind;
  key: string;
}

/** The subjects behind the items of an agenda: one statement for the pages of all items, and one for each table. */
export interface SubjectLoaders {
  keys: DataLoader<ItemPage, SubjectKey[]>;
  /** What the table of a kind has; null for a kind without one, and for what is gone. */
  find(subject: SubjectOfKind): Promise<SubjectRow | null>;
}

// What a request has changed it reads again.
const UNCACHED = { cache: false };

export function createSubjectLoaders(database: DataSource): SubjectLoaders {
  const tables = new Map<string, DataLoader<SubjectOfKind, SubjectRow | null>>();
  return {
    keys: new DataLoader(async (pages) => {
      const rows = await database.query<(SubjectKey & { page: number })[]>(SELECT_SUBJECT_KEYS, columnsOf(pages));
      const byPage = Map.groupBy(rows, ({ page }) => page);
      return pages.map((_page, index) => byPage.get(index + 1) ?? []);
    }, UNCACHED),
    async find(subject) {
      const statement = SUBJECTS[subject.kind];
      if (statement === undefined) return null;
      const loader = tables.get(statement) ?? createTableLoader(database, statement);
      tables.set(statement, loader);
      return loader.load(subject);
    },
  };
}

/** The parameters of a statement on pages of items. */
export const columnsOf = (pages: readonly ItemPage[]): [items: string[], before: number[], rows: number[]] => [
  pages.map(({ itemId }) => itemId),
  pages.map(({ before }) => before),
  pages.map(({ rows }) => rows),
];

function createTableLoader(database: DataSource, statement: string): DataLoader<SubjectOfKind, SubjectRow | null> {
  return new DataLoader(async (subjects) => {
    const rows = await database.query<SubjectRow[]>(statement, [
      subjects.map(({ key }) => key),
      subjects.map(({ kind }) => kind),
    ]);
    const found = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]));
    return subjects.map(({ kind, key }) => found.get(`${kind} ${key}`) ?? null);
  }, UNCACHED);
}
