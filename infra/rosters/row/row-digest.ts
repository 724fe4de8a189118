import type { Vault } from "../../runtime/vault";
import type { WarningCode } from "../spec/checks";
import type { RosterSpec } from "../spec/roster-spec";
import type { RosterRow } from "../spec/stores";

interface RowKind {
  spec: RosterSpec;
  /** The county of the import, for a roster whose rows are marked with it. */
  county?: readonly string[];
  warnings?: readonly WarningCode[];
}

/** What `row_digest` holds of a row in normal form: a service that writes a roster's table gives the row that the import would. */
export function rowDigest(row: RosterRow, { spec, county = [], warnings = [] }: RowKind, vault: Vault): Buffer {
  return vault.digest(JSON.stringify([...spec.columns.map((column) => row[column.header]), ...county, warnings]));
}
