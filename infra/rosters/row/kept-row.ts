import { ScalarFault } from "../../../schema/scalars/scalar-fault";
import type { Vault } from "../../runtime/vault";
import { CellFault } from "../spec/fault";
import { trimBlanks } from "../spec/normal-text";
import type { RosterColumn, RosterSpec } from "../spec/roster-spec";
import type { RawRow } from "./raw-row";
import { readCell } from "./read-row";

/** A cell of a rejected row. */
export interface KeptCell {
  /** As it was written, without blanks around it. */
  text: string;
  /** Its normal form; null when it is empty or cannot be read. Nothing is guessed. */
  value: string | null;
}

/** Reads a rejected row that was kept sealed, cell by cell: one that cannot be read hides no other. Keyed by header. */
export function readKeptRow(rowSealed: Buffer, spec: RosterSpec, vault: Vault): ReadonlyMap<string, KeptCell> {
  const { cells } = JSON.parse(vault.open(rowSealed)) as RawRow;
  return new Map(
    spec.columns.map((column, index) => {
      const text = trimBlanks(cells[index] ?? "");
      return [column.header, { text, value: readOrNull(text, column) }];
    }),
  );
}

function readOrNull(text: string, column: RosterColumn): string | null {
  try {
    return readCell(text, column);
  } catch (fault) {
    if (fault instanceof CellFault || fault instanceof ScalarFault) return null;
    throw fault;
  }
}
