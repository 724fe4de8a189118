import type { TitleOf } from "./enum-titles";

/** What a cell of an export may hold. */
export type Cell = string | number | null;

/** A row as GraphQL gives it. */
// oxlint-disable-next-line typescript/no-explicit-any -- each column knows the shape that its own selection asks for
export type Row = any;

/** One column of an export (导出列): what it asks for of a row, and what it makes of it. */
export interface ExportColumn {
  /** Chinese header. */
  header: string;
  /** Header in csv, where programs read it; the Chinese one by default. */
  csvHeader?: string;
  /** Width in characters. */
  width: number;
  /**
   * GraphQL selections on a row, any of which fills the column. A caller gets those that its scopes open, and the column
   * masked when that is none.
   */
  selections: readonly string[];
  read: (row: Row, titleOf: TitleOf) => Cell;
  /** What csv gets in its place, where it is read by programs. */
  readCsv?: (row: Row) => Cell;
}

export interface ExportField {
  name: string;
  /** Empty for a field without any. */
  arguments: string;
}

/** A list that can be exported: a field of the supergraph, and its columns. */
export interface ExportDefinition {
  /** Chinese title, of the sheet too. */
  title: string;
  /** GraphQL variables without those of paging, `$regionCode: RegionCode!, $schoolYear: SchoolYear!`. */
  variables: string;
  /** The field of the rows with its arguments without those of paging, `findings(regionCode: $regionCode)`. */
  field: ExportField;
  /** The root field that holds {@link field}; null where it is one itself. */
  parent: ExportField | null;
  /** `connection`: pages of rows; `list`: all rows at once. */
  form: "connection" | "list";
  /** Which of the field's rows stand in the file, and the selection that tells: who may not ask for it gets no file. */
  keep?: { selection: string; when: (row: Row) => boolean };
  columns: readonly ExportColumn[];
}
