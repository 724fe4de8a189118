import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { stream, type Row } from "exceljs";
import { Client } from "pg";
import type { RosterConnection } from "./import/import-roster";
import { rejectionNumber, REJECTION_COLUMNS } from "./row/rejection-columns";
import type { RawRow } from "./row/raw-row";
import type { RosterSpec } from "./spec/roster-spec";

/** A workbook of rejected rows that was written. */
export interface ExportedFile {
  path: string;
  rows: number;
}

interface KeptRejection {
  id: Buffer;
  row_sealed: Buffer;
  column_name: string;
  reason: string;
}

const FETCHED_ROWS = 1000;
/** The number format of text: what looks like a formula or a number stays what it is, also after editing. */
const TEXT_FORMAT = "@";

/**
 * Writes the rejected rows of a department that are not settled, a workbook a roster, for the department to mend and send
 * again: the rows as they came, and beside them number, column and reason. Rosters without such rows get no file.
 * @param folder gets a sub-folder for the department; only its owner may read it, since the rows are whole
 */
export async function exportRejections(
  specs: readonly RosterSpec[],
  connection: RosterConnection,
  folder: string,
): Promise<ExportedFile[]> {
  const client = new Client({ connectionString: connection.url, application_name: "roster rejections" });
  await client.connect();
  try {
    await client.query("BEGIN READ ONLY");
    const exported: ExportedFile[] = [];
    for (const spec of specs) {
      const file = await exportRoster(client, spec, connection, join(folder, spec.department));
      if (file !== null) exported.push(file);
    }
    return exported;
  } finally {
    await client.end();
  }
}

async function exportRoster(
  client: Client,
  spec: RosterSpec,
  { vault }: RosterConnection,
  folder: string,
): Promise<ExportedFile | null> {
  let workbook: stream.xlsx.WorkbookWriter | null = null;
  let rows = 0;
  const path = join(folder, `${spec.title}.xlsx`);
  const headers = [...spec.columns.map((column) => column.header), ...Object.values(REJECTION_COLUMNS)];
  for await (const rejection of openRejections(client, spec)) {
    if (workbook === null) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      workbook = new stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: false });
      addTextRow(workbook.addWorksheet(spec.title).addRow(headers));
    }
    const raw = JSON.parse(vault.open(rejection.row_sealed)) as RawRow;
    const told = [rejectionNumber(rejection.id), rejection.column_name, rejection.reason];
    addTextRow(workbook.getWorksheet(spec.title)?.addRow([...raw.cells, ...told, ...raw.surplus]));
    rows += 1;
  }
  await workbook?.commit();
  return workbook === null ? null : { path, rows };
}

/** Rows leave memory when committed. */
function addTextRow(row: Row | undefined): void {
  row?.eachCell((cell) => {
    cell.numFmt = TEXT_FORMAT;
  });
  row?.commit();
}

async function* openRejections(client: Client, spec: RosterSpec): AsyncGenerator<KeptRejection> {
  await client.query({
    text: `DECLARE open_rejections CURSOR FOR
           SELECT id, row_sealed, column_name, reason FROM roster_rejection
           WHERE table_name = '${spec.table}' AND settled_at IS NULL ORDER BY import_id, row_number, id`,
  });
  for (;;) {
    const { rows } = await client.query<KeptRejection>(`FETCH ${FETCHED_ROWS} FROM open_rejections`);
    if (rows.length === 0) break;
    yield* rows;
  }
  await client.query("CLOSE open_rejections");
}
