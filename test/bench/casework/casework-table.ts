import type { Measured } from "./measure-questions";

const HEADINGS = [
  "",
  "median ms",
  "p95 ms",
  "in SQL ms",
  "CPU ms postgres",
  "CPU ms service",
  "statements",
  "tables",
  "most on one table",
  "rows",
];

/** Prints what was measured, a line a question. */
export function printMeasured(measurements: readonly Measured[]): void {
  const rows = measurements.map(({ title, median, p95, inDatabase, cpu, statements, rows: found }) => [
    title,
    ...[median, p95, inDatabase, cpu.postgres, cpu.service].map((time) => time.toFixed(1)),
    String(statements.statements),
    String(statements.tables),
    `${statements.most.statements} ${statements.most.table}`,
    String(found),
  ]);
  const lines = [HEADINGS, ...rows];
  const widths = HEADINGS.map((_heading, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const text = lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
  process.stdout.write(`\n${text.join("\n")}\n`);
}
