import type { CpuTimes, MeasuredExchange } from "./measure-exchange";
import type { MeasuredQuestion, MeasuredRound } from "./measure-filled";
import type { WirePart } from "./wire-parts";

const EXCHANGE_HEADINGS = [
  "",
  "letters",
  "a second",
  "median ms",
  "p95 ms",
  "CPU ms a letter",
  "by process",
  "afterwards",
  "in SQL ms",
  "of it evidence",
  "load",
];

/** Prints what exchanges were measured at, a line each. */
export function printExchanges(measurements: readonly MeasuredExchange[]): void {
  const rows = measurements.map(({ inSql, cpu, load, afterwards, ...measured }) => [
    measured.title,
    String(measured.letters),
    measured.perSecond.toFixed(0),
    measured.median.toFixed(0),
    measured.p95.toFixed(0),
    sumOf(cpu).toFixed(1),
    Object.values(cpu)
      .map((time) => time.toFixed(1))
      .join(" "),
    sumOf(afterwards.cpu).toFixed(1),
    `${inSql.sender.all.toFixed(0)} ${inSql.receiver.all.toFixed(0)}`,
    `${inSql.sender.evidence.toFixed(1)} ${inSql.receiver.evidence.toFixed(1)}`,
    load.map((one) => one.toFixed(1)).join("–"),
  ]);
  print([EXCHANGE_HEADINGS, ...rows]);
}

export const sumOf = (cpu: CpuTimes): number => Object.values(cpu).reduce((sum, time) => sum + time, 0);

/** Prints what parts of the way of a letter cost by themselves. */
export function printWire(parts: readonly WirePart[]): void {
  print([["", "CPU ms"], ...parts.map(({ title, cpu }) => [title, cpu.toFixed(2)])]);
}

/** Prints what a county with very many letters was measured at. */
export function printFilled(questions: readonly MeasuredQuestion[], rounds: readonly MeasuredRound[]): void {
  print([
    ["", "median ms", "p95 ms", "CPU ms service", "CPU ms postgres"],
    ...questions.map(({ title, median, p95, cpu }) => [
      title,
      ...[median, p95, cpu.service, cpu.postgres].map((time) => time.toFixed(1)),
    ]),
  ]);
  print([
    ["round of", "told of", "seconds"],
    ...rounds.map(({ day, told, seconds }) => [day, String(told), seconds.toFixed(1)]),
  ]);
}

function print(lines: readonly string[][]): void {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const text = lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
  process.stdout.write(`\n${text.join("\n")}\n`);
}
