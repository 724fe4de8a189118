import { basename } from "node:path";
import { Client } from "pg";
import type { Clock } from "../../runtime/clock";
import type { ReadProgress } from "../file/sheet";
import { readRow } from "../row/read-row";
import type { RosterFile } from "../roster-file";
import type { RosterKeys } from "../spec/stores";
import { noCounts, type ImportCounts } from "./import-counts";
import { hasLateFaults, markLateFaults, readLateFaults } from "./late-faults";
import { mergeStaged, settleRejections } from "./merge";
import { keepRejections, rejectionOf, type Rejection } from "./rejections";
import { createStaging, STAGING_TABLE, StagingWriter } from "./staging";

/** A department's database as an import sees it: connection of its roster role, and its keys. */
export interface RosterConnection extends RosterKeys {
  url: string;
}

interface ImportOptions {
  file: RosterFile;
  connection: RosterConnection;
  clock: Clock;
  /** Six digits of the county whose roster it is. */
  countyCode: string;
  onProgress?: ReadProgress;
}

/** Small, so that what is held while the server works stays young garbage: larger batches cost memory and gain nothing. */
const BATCH_ROWS = 500;
/** One import at a time in a database: rows of one table refer to rows of another. */
const IMPORT_LOCK = 7_240_617;

/**
 * Imports one roster in one transaction: all of its good rows, or, when the file fails, nothing.
 * @throws FileRefused when the file turns out to be cut short or damaged; DatabaseError when the database fails.
 */
export async function importRoster(options: ImportOptions): Promise<ImportCounts> {
  const client = new Client({ connectionString: options.connection.url, application_name: "roster import" });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [IMPORT_LOCK]);
    const counts = await new RosterImport(client, options).run();
    await client.query("COMMIT");
    return counts;
  } finally {
    // Ending the connection rolls back whatever was not committed.
    await client.end();
  }
}

class RosterImport {
  private readonly counts = noCounts();
  private readonly now: Date;
  private rejections: Rejection[] = [];
  private importId = 0;
  /** The batch that the server takes in while the next one is read; settles to its failure, which is thrown at the next wait. */
  private sent: Promise<unknown> = Promise.resolve(null);

  constructor(
    private readonly client: Client,
    private readonly options: ImportOptions,
  ) {
    this.now = options.clock.now();
  }

  async run(): Promise<ImportCounts> {
    const { client, now } = this;
    const { spec } = this.options.file;
    this.importId = await this.openRecord();
    await createStaging(client, spec);
    await this.stage();
    await client.query(`ANALYZE ${STAGING_TABLE}`);
    await markLateFaults(client, spec);
    await this.rejectLateFaults();
    const merged = await mergeStaged(client, spec, now);
    await settleRejections(client, spec, now);
    for (const derivation of spec.derivations) await client.query(derivation);
    // Ten times the rows of a moment ago: the planner is not to go by what it knew then.
    if (merged.new > 0) await client.query(`ANALYZE ${spec.table}`);
    const { read, rejected } = this.counts;
    Object.assign(this.counts, merged, { same: read - rejected - merged.new - merged.changed });
    await this.closeRecord();
    return this.counts;
  }

  /** Reads the file to its end: good rows to the staging table, others to the rejections. */
  private async stage(): Promise<void> {
    const { file, connection, countyCode, onProgress } = this.options;
    const writer = new StagingWriter(file, connection, countyCode, await this.hasOpenRejections());
    for await (const sheetRow of file.rows(onProgress)) {
      this.counts.read += 1;
      const result = readRow(sheetRow, file.header, file.spec, file.mayBeShort);
      if (result.faults === null) {
        writer.add(sheetRow, result.row, result.warnings);
        if (result.warnings.length > 0) this.counts.warned += 1;
      } else {
        this.reject(rejectionOf(sheetRow, result.faults, file, connection.vault));
      }
      if (this.counts.read % BATCH_ROWS === 0) await this.send(writer);
    }
    await this.send(writer);
    await this.whenSent();
  }

  /** Waits for the batch before and sends this one. */
  private async send(writer: StagingWriter): Promise<void> {
    await this.whenSent();
    this.sent = Promise.all([writer.flush(this.client), this.flushRejections()]).then(
      () => null,
      (fault: unknown) => fault,
    );
  }

  private async whenSent(): Promise<void> {
    const fault = await this.sent;
    if (fault !== null) throw fault;
  }

  private async rejectLateFaults(): Promise<void> {
    if (!(await hasLateFaults(this.client))) return;
    const { file, connection } = this.options;
    for await (const { row, fault } of readLateFaults(this.client, file.rows(), file.spec)) {
      this.reject(rejectionOf(row, [fault], file, connection.vault));
      if (this.rejections.length === BATCH_ROWS) await this.flushRejections();
    }
    await this.flushRejections();
  }

  private reject(rejection: Rejection): void {
    const { reasons } = this.counts;
    this.counts.rejected += 1;
    reasons[rejection.reasonCode] = (reasons[rejection.reasonCode] ?? 0) + 1;
    this.rejections.push(rejection);
  }

  private async flushRejections(): Promise<void> {
    const { file } = this.options;
    const { importId, now, rejections } = this;
    this.rejections = [];
    await keepRejections(this.client, rejections, { importId, file, fileName: basename(file.path), now });
  }

  private async hasOpenRejections(): Promise<boolean> {
    const { rowCount } = await this.client.query(
      "SELECT 1 FROM roster_rejection WHERE table_name = $1 AND settled_at IS NULL LIMIT 1",
      [this.options.file.spec.table],
    );
    return rowCount === 1;
  }

  private async openRecord(): Promise<number> {
    const { spec, path, digest } = this.options.file;
    const { rows } = await this.client.query<{ id: number }>(
      "INSERT INTO roster_import (table_name, file_name, file_digest, started_at) VALUES ($1, $2, $3, $4) RETURNING id::int",
      [spec.table, basename(path), digest, this.now],
    );
    return rows[0]?.id ?? 0;
  }

  private async closeRecord(): Promise<void> {
    const { counts } = this;
    await this.client.query(
      `UPDATE roster_import SET finished_at = $2, rows_read = $3, rows_new = $4, rows_changed = $5, rows_same = $6, rows_rejected = $7
       WHERE id = $1`,
      [this.importId, this.options.clock.now(), counts.read, counts.new, counts.changed, counts.same, counts.rejected],
    );
  }
}
