import { readFileSync } from "node:fs";
import { projectPath } from "../../infra/runtime/project-path";

export type RegionLevel = "province" | "prefecture" | "county" | "township";

/** One entry of the national directory of administrative regions. */
export interface RegionEntry {
  code: string;
  name: string;
  level: RegionLevel;
  /** Code of the next region upward; null for a province. */
  parentCode: string | null;
}

const CODE_LENGTHS: Record<number, { level: RegionLevel; parentLength: number }> = {
  2: { level: "province", parentLength: 0 },
  4: { level: "prefecture", parentLength: 2 },
  6: { level: "county", parentLength: 4 },
  9: { level: "township", parentLength: 6 },
};

const counties = lazyDirectory("counties.csv");
const townships = lazyDirectory("townships.csv");

/** The region of a code, or null when the directory has none. */
export function findRegion(code: string): RegionEntry | null {
  const shape = CODE_LENGTHS[code.length];
  if (shape === undefined) return null;
  const name = (shape.level === "township" ? townships() : counties()).get(code);
  if (name === undefined) return null;
  return { code, name, level: shape.level, parentCode: code.slice(0, shape.parentLength) || null };
}

/** The region of a code that has been validated before. @throws Error when the directory has none. */
export function getRegion(code: string): RegionEntry {
  const region = findRegion(code);
  if (region === null) throw new Error(`region code ${code} is not in the directory`);
  return region;
}

/** Whether `outer` is `inner` or lies above it: codes nest by prefix. */
export function regionContains(outer: string, inner: string): boolean {
  return CODE_LENGTHS[outer.length] !== undefined && inner.startsWith(outer);
}

/** Codes of the townships of a county, in code order. */
export function townshipsOf(countyCode: string): string[] {
  return [...townships().keys()].filter((code) => code.startsWith(countyCode));
}

function lazyDirectory(file: string): () => ReadonlyMap<string, string> {
  let directory: ReadonlyMap<string, string> | undefined;
  return () => (directory ??= readDirectory(file));
}

function readDirectory(file: string): ReadonlyMap<string, string> {
  const [, ...lines] = readFileSync(projectPath("schema", "regions", file), "utf8")
    .trimEnd()
    .split("\n");
  return new Map(lines.map((line) => line.split(",") as [string, string]));
}
