import { readFileSync } from "node:fs";
import { projectPath } from "../../infra/runtime/project-path";
import { findRegion, getRegion } from "./regions";

/** A county's code that is no longer in force, and the county that its people belong to since. */
export interface RetiredCounty {
  code: string;
  /** Name on the last day. */
  name: string;
  /** Last day of the code, YYYY-MM-DD. */
  lastDay: string;
  successor: string;
}

/** Where to a letter about a household in a county goes on a day. */
export interface ResolvedCounty {
  code: string;
  /** The code that was asked for, where it has been retired; else null. */
  retiredCode: string | null;
}

/**
 * Retired codes of GB/T 2260 in Guangxi since 1998 and those that migrants from the provinces around it bring along, from
 * the yearly code tables of 民政部 (中华人民共和国行政区划代码) and the approvals of 国务院 and 民政部 in the 国务院公报;
 * checked against the collection of both at github.com/yescallop/areacodes. The last day is the day before the approval. A
 * county that was divided is followed to the one that kept its seat or name; the suburban districts (市郊区), which were shared
 * out among all others, have no successor here: a letter about a household there is a clerk's to address.
 */
const retired = lazily(() => checkSuccession(readRetired()));

/** The county that a code stands for on a day (YYYY-MM-DD): a retired code is followed to its successor, and that to its own. */
export function resolveCounty(code: string, on: string): ResolvedCounty {
  let current = code;
  for (let found = retired().get(current); found !== undefined && found.lastDay < on; found = retired().get(current))
    current = found.successor;
  return { code: current, retiredCode: current === code ? null : code };
}

/** Name of a county, also of one whose code is retired; null for a code that never was one as far as is known here. */
export function findCountyName(code: string): string | null {
  const region = findRegion(code);
  return region?.level === "county" ? region.name : (retired().get(code)?.name ?? null);
}

/** Codes that several municipalities and provinces have in a prefecture's place: they name nothing. */
const NO_PREFECTURE = /^(市辖区|县|.*直辖县级行政区划)$/;

/** A county's name with that of the prefecture above it, or of the province where there is none: 来宾市兴宾区, 北京市东城区. */
export function findFullCountyName(code: string): string | null {
  const name = findCountyName(code);
  if (name === null) return null;
  const prefecture = findRegion(code.slice(0, 4))?.name ?? "";
  const above = NO_PREFECTURE.test(prefecture) ? getRegion(code.slice(0, 2)).name : prefecture;
  return above + name;
}

/**
 * The codes by code, after a look at what following them rests on: each successor is a county of today or is retired later than
 * its predecessor, so that every chain ends.
 * @throws Error naming every entry that breaks this.
 */
export function checkSuccession(entries: readonly RetiredCounty[]): ReadonlyMap<string, RetiredCounty> {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  const faulty = entries.filter(({ lastDay, successor }) => {
    const next = byCode.get(successor);
    return next === undefined ? findRegion(successor)?.level !== "county" : next.lastDay <= lastDay;
  });
  if (faulty.length > 0 || byCode.size < entries.length) {
    const codes = faulty.map(({ code, successor }) => `${code} → ${successor}`).join(", ");
    throw new Error(`retired counties that lead nowhere, in a circle, or stand there twice: ${codes}`);
  }
  return byCode;
}

function readRetired(): RetiredCounty[] {
  const [, ...lines] = readFileSync(projectPath("schema", "regions", "retired-counties.csv"), "utf8")
    .trimEnd()
    .split("\n");
  return lines.map((line) => {
    const [code = "", name = "", lastDay = "", successor = ""] = line.split(",");
    return { code, name, lastDay, successor };
  });
}

function lazily<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
