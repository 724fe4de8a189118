import { regionContains } from "../../schema/regions/regions";
import { type Caller, coversRegion } from "./caller";

/**
 * Whether a caller sees every row of a county's own register, wherever the child lives: an office whose territory
 * contains the whole county does. A register may hold a child of a township elsewhere, and nobody else would see it.
 */
export function coversRegister(caller: Caller, countyCode: string): boolean {
  return caller.school === null && coversRegion(caller, countyCode);
}

/**
 * Patterns (LIKE) of the townships whose rows a listing of a county's register reads: all of them where it is asked for
 * the whole county.
 */
export function townshipPatterns(regions: readonly string[], countyCode: string): string[] {
  const isWhole = regions.some((region) => regionContains(region, countyCode));
  return isWhole ? ["%"] : regions.map((code) => `${code}%`);
}
