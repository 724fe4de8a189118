import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { FaultReason } from "../../../infra/rosters/spec/fault";
import { encodeGb18030 } from "../gb18030";
import type { RosterLine } from "../roster-folder";
import type { Random } from "./random";
import { untidyCell } from "./untidy-cell";

/** How a file's text becomes bytes. */
export type Encoding = "utf-8" | "utf-8-bom" | "gb18030";

/** What an import of the file has to count. */
export interface RowCounts {
  read: number;
  same: number;
  warned: number;
  rejected: number;
  reasons: Partial<Record<FaultReason, number>>;
}

const FLUSHED_CHARACTERS = 1 << 16;
const UNTIDY_CELLS = 0.004;
const UNTIDY_CELLS_OF_REFUSED = 0.15;

/** A roster on its way to the disk: only the last lines are in memory. */
export class RosterFile {
  /** Name of the roster, such as 学籍. */
  readonly title: string;
  readonly counts: RowCounts = { read: 0, same: 0, warned: 0, rejected: 0, reasons: {} };
  private readonly descriptor: number;
  private headers: readonly string[] | undefined;
  private text = "";

  constructor(
    folder: string,
    path: string,
    private readonly encoding: Encoding,
    private readonly random: Random,
  ) {
    this.title = basename(path);
    const file = join(folder, `${path}.csv`);
    mkdirSync(dirname(file), { recursive: true });
    this.descriptor = openSync(file, "w");
    if (encoding === "utf-8-bom") writeSync(this.descriptor, "\ufeff");
  }

  /** A row that is taken. The first decides which columns there are. */
  write(line: RosterLine): void {
    this.append(line, UNTIDY_CELLS);
  }

  /** A row that is taken, with one disagreement to be kept beside it. */
  writeWithWarning(line: RosterLine): void {
    this.write(line);
    this.counts.warned += 1;
  }

  /** The same row twice. */
  writeTwice(line: RosterLine): void {
    this.append(line, 0);
    this.append(line, 0);
    this.counts.same += 1;
  }

  /** A row that is to be refused for one of its cells, which stays as it is written. */
  refuse(reason: FaultReason, line: RosterLine, faulty = ""): void {
    this.append(line, UNTIDY_CELLS_OF_REFUSED, faulty);
    this.counts.rejected += 1;
    this.counts.reasons[reason] = (this.counts.reasons[reason] ?? 0) + 1;
  }

  close(): void {
    this.flush();
    closeSync(this.descriptor);
  }

  private append(line: RosterLine, untidy: number, spared = ""): void {
    if (this.headers === undefined) {
      this.headers = Object.keys(line);
      this.text += `${this.headers.join(",")}\r\n`;
    }
    const cells = this.headers.map((header) => {
      const text = line[header] ?? "";
      return quoted(header !== spared && this.random.chance(untidy) ? untidyCell(this.random, header, text) : text);
    });
    this.text += `${cells.join(",")}\r\n`;
    this.counts.read += 1;
    if (this.text.length > FLUSHED_CHARACTERS) this.flush();
  }

  private flush(): void {
    writeSync(this.descriptor, this.encoding === "gb18030" ? encodeGb18030(this.text) : Buffer.from(this.text));
    this.text = "";
  }
}

const quoted = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
