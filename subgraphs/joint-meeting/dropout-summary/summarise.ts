import { toRegion } from "../../../infra/runtime/region.type";
import { regionContains } from "../../../schema/regions/regions";
import { homeCountyOf } from "../../../schema/home-county";
import { isOfPoorHousehold } from "../child/poor-household";
import { residenceOnDay } from "../examination/newest-on-day";
import type { DropoutSummary, HomeRegionCount } from "./dropout-summary.type";
import type { LedgerLine } from "./ledger-page";

/** A child of the ledger, each once. */
interface Dropout {
  /** County of the 户籍; null when no department knows it. */
  homeCounty: string | null;
  isOut: boolean;
  isPoor: boolean;
}

/**
 * Counts the children of a ledger as it stood on a day.
 * @param countyCode the county that counts: children of another county's 户籍 are migrants, and its own row comes first.
 * @param asOf YYYY-MM-DD
 */
export function summarise(lines: readonly LedgerLine[], countyCode: string, asOf: string): DropoutSummary {
  const dropouts = latestSpells(lines).map((line) => toDropout(line, countyCode, asOf));
  const migrants = dropouts.filter(({ homeCounty }) => homeCounty !== null && homeCounty !== countyCode).length;
  const byHome = Map.groupBy(dropouts, ({ homeCounty }) => homeCounty);
  return {
    ...count(dropouts),
    migrants,
    migrantShare: dropouts.length > 0 ? migrants / dropouts.length : null,
    byHomeRegion: [...byHome]
      .sort(
        ([one, ours], [other, theirs]) =>
          rank(one, countyCode) - rank(other, countyCode) || outOf(theirs) - outOf(ours) || compare(one, other),
      )
      .map(([code, group]) => ({ region: code === null ? null : toRegion(code), ...count(group) })),
  };
}

/** A child found out of school twice counts once, and its latest spell says where it stands. */
function latestSpells(lines: readonly LedgerLine[]): LedgerLine[] {
  const latest = new Map<string, LedgerLine>();
  for (const line of lines) {
    const known = latest.get(line.child.id);
    if (known === undefined || known.foundOn < line.foundOn) latest.set(line.child.id, line);
  }
  return [...latest.values()];
}

function toDropout({ child, state }: LedgerLine, countyCode: string, asOf: string): Dropout {
  const { household, residences, povertyReliefs } = child;
  const residence = residenceOnDay(residences, ({ township }) => regionContains(countyCode, township.code), asOf);
  return {
    homeCounty: homeCountyOf({ household, residence }),
    isOut: state === "PERSUADING",
    isPoor: isOfPoorHousehold(povertyReliefs, asOf),
  };
}

function count(dropouts: readonly Dropout[]): Omit<HomeRegionCount, "region"> {
  const out = outOf(dropouts);
  return {
    found: dropouts.length,
    returned: dropouts.length - out,
    out,
    outFromPoorHouseholds: dropouts.filter(({ isOut, isPoor }) => isOut && isPoor).length,
  };
}

const outOf = (dropouts: readonly Dropout[]): number => dropouts.filter(({ isOut }) => isOut).length;

/** The own county first, the unknown last. */
function rank(code: string | null, countyCode: string): number {
  if (code === null) return 2;
  return regionContains(countyCode, code) ? 0 : 1;
}

const compare = (one: string | null, other: string | null): number => (one ?? "").localeCompare(other ?? "");
