import { relative } from "node:path";
import type { FileOutcome, ImportedFile, RefusedFile } from "../rosters/import-rosters";

const COUNTS = ["read", "new", "changed", "same", "rejected"] as const;

/** What became of an import, for the person at the keyboard: per roster, by reason, file by file what was not right. */
export function summariseImport(outcomes: readonly FileOutcome[], workingFolder: string): string {
  const imported = outcomes.filter((outcome): outcome is ImportedFile => !("refusal" in outcome));
  const refused = outcomes.filter((outcome): outcome is RefusedFile => "refusal" in outcome);
  const shown = (path: string) => relative(workingFolder, path) || path;
  return [
    ...describeCounts(imported),
    ...describeReasons(imported),
    ...section(
      "Kept with a disagreement 存疑",
      imported.filter(({ counts }) => counts.warned > 0).map(({ spec, counts }) => `${spec.title}  ${counts.warned}`),
    ),
    ...section(
      "Notes 提示",
      imported.flatMap(({ path, warnings }) => warnings.map((warning) => `${shown(path)}: ${warning}`)),
    ),
    ...section(
      "Refused 拒收的文件",
      refused.map(({ path, refusal }) => `${shown(path)}: ${refusal.code}  ${refusal.message}`),
    ),
  ]
    .join("\n")
    .trimStart();
}

/** Exit status of an import: 1 when a file was refused or failed, 2 when rows were rejected, 0 when all came in. */
export function importStatus(outcomes: readonly FileOutcome[]): 0 | 1 | 2 {
  if (outcomes.length === 0 || outcomes.some((outcome) => "refusal" in outcome)) return 1;
  return outcomes.some((outcome) => !("refusal" in outcome) && outcome.counts.rejected > 0) ? 2 : 0;
}

function describeCounts(imported: readonly ImportedFile[]): string[] {
  if (imported.length === 0) return [];
  const rows = imported.map(({ spec, counts }) => [spec.title, ...COUNTS.map((name) => String(counts[name]))]);
  const totals = COUNTS.map((name) => String(imported.reduce((sum, { counts }) => sum + counts[name], 0)));
  return alignTable([["roster 名册", ...COUNTS], ...rows, ["total 合计", ...totals]]);
}

function describeReasons(imported: readonly ImportedFile[]): string[] {
  const rows = imported.flatMap(({ spec, counts }) =>
    Object.entries(counts.reasons).map(([reason, count]) => `${spec.title}  ${reason}  ${count}`),
  );
  return section("Rejected by reason 拒收原因", rows);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}

/** First column to the left, numbers to the right. */
function alignTable(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ""))));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const blanks = " ".repeat((widths[column] ?? 0) - displayWidth(cell));
        return column === 0 ? cell + blanks : blanks + cell;
      })
      .join("  "),
  );
}

/** Columns that a text takes on a terminal: a Chinese character takes two. */
function displayWidth(text: string): number {
  return [...text].reduce((width, character) => width + (/[\u2e80-\uffef]/u.test(character) ? 2 : 1), 0);
}
