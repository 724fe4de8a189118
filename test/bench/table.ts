import type { Measurement } from "./measure";
import type { Scenario } from "./scenario";

/** Prints a scenario's measurements: the county's first, the floor's second, the stock's third. */
export function printTable(
  { title, concurrency }: Scenario,
  bytes: number,
  measurements: readonly Measurement[],
): void {
  const [, floor, stock] = measurements as [Measurement, Measurement, Measurement];
  const rows = measurements.map((measured) => [
    measured.title,
    String(measured.requests),
    significant(measured.perSecond),
    significant(measured.p50),
    significant(measured.p99),
    significant(measured.cpuTotal),
    `${significant(measured.cpuTotal / floor.cpuTotal)}×`,
    `${Math.round((measured.cpuTotal / stock.cpuTotal) * 100)} %`,
    Object.entries(measured.cpu)
      .filter(([, time]) => time > 0)
      .map(([name, time]) => `${name} ${significant(time)}`)
      .join(" · "),
  ]);
  const lines = [HEADINGS, ...rows];
  const widths = HEADINGS.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const text = lines.map((line) =>
    line
      .map((cell, column) => pad(cell, column, widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  process.stdout.write(`\n${title}: ${bytes} bytes of JSON, ${concurrency} at a time\n${text.join("\n")}\n`);
}

const HEADINGS = [
  "",
  "requests",
  "a second",
  "p50 ms",
  "p99 ms",
  "CPU ms",
  "× floor",
  "of (b)",
  "CPU ms a request, by process",
];

function pad(cell: string, column: number, width: number): string {
  return column === 0 || column === HEADINGS.length - 1 ? cell.padEnd(width) : cell.padStart(width);
}

const significant = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(2));
