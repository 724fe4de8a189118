import type { Vault } from "../../runtime/vault";
import type { SheetRow } from "../file/sheet";
import type { RosterSpec } from "../spec/roster-spec";
import type { RosterHeader } from "./header";

/** A row as the department sent it: texts of the roster's columns in their order, and cells beyond the header's width. */
export interface RawRow {
  cells: string[];
  surplus: string[];
}

const ID_BYTES = 16;

/** Picks the roster's cells from a row, untouched. */
export function rawRowOf({ cells }: SheetRow, header: RosterHeader): RawRow {
  const surplus = cells.slice(header.width);
  return {
    cells: header.indexes.map((index) => cells[index] ?? ""),
    surplus: surplus.some((cell) => cell.trim() !== "") ? surplus : [],
  };
}

/** The id of a row as it was sent: the same row of the same roster has the same id, from whatever file it comes. */
export function rawRowId(raw: RawRow, spec: RosterSpec, vault: Vault): Buffer {
  return vault.digest(JSON.stringify([spec.title, raw.cells, raw.surplus])).subarray(0, ID_BYTES);
}
