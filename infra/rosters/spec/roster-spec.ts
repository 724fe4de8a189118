import type { DepartmentName } from "../../../schema/departments";
import type { Cell } from "./cells";
import type { RowCheck, RowWarning } from "./checks";
import type { FaultReason } from "./fault";
import type { Store } from "./stores";

/** A column of a roster: its header, how its cells are read, where they are stored. */
export interface RosterColumn {
  header: string;
  cell: Cell;
  /** Whether every row must have it. */
  required: boolean;
  stores: readonly Store[];
}

/** A column of the table whose value must be a key of another table of the same department. */
export interface Reference {
  header: string;
  column: string;
  table: string;
  reason: Extract<FaultReason, "SCHOOL_UNKNOWN" | "ENROLMENT_UNKNOWN">;
  message: string;
}

/** One roster: a file that a department hands over, and the table it fills. */
export interface RosterSpec {
  department: DepartmentName;
  /** Name of the roster and of its file, such as 户籍人口. */
  title: string;
  table: string;
  /** Columns of the table that make its key; a second row with the same key replaces the first. */
  key: readonly string[];
  columns: readonly RosterColumn[];
  checks: readonly RowCheck[];
  warnings: readonly RowWarning[];
  references: readonly Reference[];
  /** Column that takes the county of the import, where the roster itself does not say. */
  countyColumn?: string;
  /** Statements run after each import of the table, which derive other tables from it; running them again changes nothing. */
  derivations: readonly string[];
}

type OptionalParts = "checks" | "warnings" | "references" | "derivations";

/** Declares a roster; parts that it does not have may be left out. */
export function defineRoster(
  spec: Omit<RosterSpec, OptionalParts> & Partial<Pick<RosterSpec, OptionalParts>>,
): RosterSpec {
  return { checks: [], warnings: [], references: [], derivations: [], ...spec };
}

/** A column that every row must have. */
export function required(header: string, cell: Cell, ...stores: Store[]): RosterColumn {
  return { header, cell, required: true, stores };
}

/** A column whose cells may be empty. */
export function optional(header: string, cell: Cell, ...stores: Store[]): RosterColumn {
  return { header, cell, required: false, stores };
}
