import { isBlankRow, type SheetRow } from "../sheet";
import { cellText, type CellContext, type RawCell } from "./cell-text";
import { gatherXml } from "./xml-events";

/** The rows of a worksheet's XML, streamed; cells that were left out come as "". Rows without any text are left out. */
export function readSheetRows(text: AsyncIterable<string>, context: CellContext): AsyncGenerator<SheetRow> {
  const gatherer = new RowGatherer(context);
  return gatherXml(text, gatherer, () => gatherer.take());
}

/** Builds rows from the events of a worksheet: `<row><c><v>` or `<row><c><is><t>`. */
class RowGatherer {
  private rows: SheetRow[] = [];
  private number = 0;
  private cells: string[] = [];
  private column = 0;
  private cell: RawCell | null = null;
  private inValue = false;

  constructor(private readonly context: CellContext) {}

  readonly onOpen = (name: string, attributes: Readonly<Record<string, string>>): void => {
    switch (name) {
      case "row":
        this.number = Number(attributes["r"] ?? this.number + 1);
        this.cells = [];
        this.column = 0;
        break;
      case "c":
        this.column = columnOf(attributes["r"]) ?? this.column;
        this.cell = { type: attributes["t"] ?? "n", style: Number(attributes["s"] ?? 0), text: "" };
        break;
      case "v":
      case "t":
        this.inValue = this.cell !== null;
        break;
    }
  };

  readonly onText = (text: string): void => {
    if (this.inValue && this.cell !== null) this.cell.text += text;
  };

  readonly onClose = (name: string): void => {
    switch (name) {
      case "v":
      case "t":
        this.inValue = false;
        break;
      case "c":
        if (this.cell !== null) this.keep(cellText(this.cell, this.context));
        this.cell = null;
        break;
      case "row": {
        const row = { number: this.number, cells: this.cells };
        if (!isBlankRow(row)) this.rows.push(row);
        break;
      }
    }
  };

  /** Hands over the rows gathered so far. */
  take(): SheetRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  private keep(text: string): void {
    while (this.cells.length < this.column) this.cells.push("");
    this.cells[this.column] = text;
    this.column += 1;
  }
}

/** Index from 0 of the column in a cell's address such as `AB12`. */
function columnOf(address: string | undefined): number | null {
  const letters = address === undefined ? null : /^[A-Z]{1,3}/.exec(address);
  if (letters === null) return null;
  return [...letters[0]].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
