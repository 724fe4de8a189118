import { FindingKind } from "../../../subgraphs/joint-meeting/finding/finding-kind";
import type { SweepMeasurement } from "./measure-sweep";

type Column = (measured: SweepMeasurement) => string;

/** Prints sweeps of counties of several sizes beside each other: a line a figure, a column a size. */
export function printSweeps(measurements: readonly SweepMeasurement[]): void {
  const processes = [...new Set(measurements.flatMap(({ usage }) => Object.keys(usage)))];
  print(measurements, [
    ["children planted", ({ size }) => String(size)],
    ["children compared", ({ children }) => String(children)],
    ["seconds", ({ seconds }) => seconds.toFixed(1)],
    ["children a second", ({ children, seconds }) => (children / seconds).toFixed(0)],
    ["ms a child", ({ children, seconds }) => ((seconds * 1000) / children).toFixed(3)],
    ["CPU seconds", ({ cpuSeconds }) => cpuSeconds.toFixed(1)],
    ["CPU ms a child", ({ children, cpuSeconds }) => ((cpuSeconds * 1000) / children).toFixed(3)],
    ["floor: one statement, seconds", ({ floor }) => floor.seconds.toFixed(2)],
    ["floor: CPU seconds", ({ floor }) => floor.cpuSeconds.toFixed(2)],
    ["× floor, seconds", ({ seconds, floor }) => `${(seconds / floor.seconds).toFixed(1)}×`],
    ["× floor, CPU", ({ cpuSeconds, floor }) => `${(cpuSeconds / floor.cpuSeconds).toFixed(1)}×`],
  ]);
  print(measurements, [
    ["CPU seconds (share), peak RSS", () => ""],
    ...processes.map((name): [string, Column] => [`  ${name}`, (measured) => describeUsage(measured, name)]),
  ]);
  print(measurements, [
    ["findings, all true (floor)", () => ""],
    ...Object.values(FindingKind).map((kind): [string, Column] => [
      `  ${kind}`,
      ({ counts, floor }) => `${counts[kind] ?? 0} (${floor.counts[kind] ?? "-"})`,
    ]),
  ]);
  process.stdout.write(`\n${ABOUT_THE_FLOOR}\n`);
}

const ABOUT_THE_FLOOR = `floor: all departments' tables in one database, one SQL statement that counts findings by kind, run a second time. It
counts every kind but ROLL_ROW_REJECTED, since refused rows are sealed: their children it takes for NOT_ENROLLED,
EMPTY_HOUSEHOLD_ENTRY or DISABLED_NOT_PLACED. It keeps nothing, proves nothing and asks nobody for leave.`;

function describeUsage({ usage, cpuSeconds }: SweepMeasurement, name: string): string {
  const used = usage[name];
  if (used === undefined) return "";
  const share = ((used.cpuSeconds / cpuSeconds) * 100).toFixed(0);
  return `${used.cpuSeconds.toFixed(1)} (${share} %), ${used.peakMegabytes.toFixed(0)} MB`;
}

function print(measurements: readonly SweepMeasurement[], rows: readonly (readonly [string, Column])[]): void {
  const lines = rows.map(([title, column]) => [title, ...measurements.map(column)]);
  const widths = [0, ...measurements.map((_, index) => index + 1)].map((column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const text = lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
  process.stdout.write(`\n${text.join("\n")}\n`);
}
