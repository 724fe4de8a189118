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
  /** GraphQL selection on a row. A caller whose scopes do not open it gets the column masked. */
  selection: string;
  read: (row: Row, titleOf: TitleOf) => Cell;
  /** What csv gets in its place, where it is read by programs. */
  readCsv?: (row: Row) => Cell;
}

/** A list that can be exported: a root field of the supergraph, and its columns. */
export interface ExportDefinition {
  /** Chinese title, of the sheet too. */
  title: string;
  /** GraphQL variables without those of paging, `$regionCode: RegionCode!, $schoolYear: SchoolYear!`. */
  variables: string;
  /** The root field with its arguments without those of paging, `findings(regionCode: $regionCode)`. */
  field: { name: string; arguments: string };
  /** `connection`: pages of rows; `list`: all rows at once. */
  form: "connection" | "list";
  columns: readonly ExportColumn[];
}
