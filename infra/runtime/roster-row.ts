import "reflect-metadata";
import { Column } from "typeorm";

/** Columns of every table that a roster fills. */
export abstract class RosterRow {
  /** Codes of what the import found odd in the row and kept, e.g. `BIRTH_DATE_DISAGREES`. */
  @Column({ type: "text", array: true })
  warnings: string[];

  /** Keyed digest of the normalised row: tells a changed row from the same one. */
  @Column({ name: "row_digest", type: "bytea", select: false })
  rowDigest: Buffer;

  @Column({ name: "imported_at", type: "timestamptz", select: false })
  importedAt: Date;
}
