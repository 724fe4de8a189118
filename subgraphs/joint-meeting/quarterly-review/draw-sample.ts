import { createHash } from "node:crypto";

/** What a sample is drawn from. */
export interface Candidate {
  findingId: string;
  /** School or township; an entry of none has a stratum of its own. */
  stratum: string;
}

/**
 * Draws a sample that has each stratum in proportion, and at least once where the size allows it. The same candidates, size
 * and seed give the same sample, in whatever order they come.
 * @returns ids of the findings drawn
 */
export function drawSample(candidates: readonly Candidate[], size: number, seed: string): Set<string> {
  const strata = Map.groupBy(candidates, ({ stratum }) => stratum);
  const sizes = new Map([...strata].map(([stratum, own]) => [stratum, own.length]));
  const shares = allot(sizes, Math.min(size, candidates.length), seed);
  const drawn = [...strata].flatMap(([stratum, own]) =>
    own
      .map(({ findingId }) => ({ findingId, lot: lotOf(seed, findingId) }))
      .sort((one, other) => (one.lot < other.lot ? -1 : 1))
      .slice(0, shares.get(stratum) ?? 0),
  );
  return new Set(drawn.map(({ findingId }) => findingId));
}

/** How many of each stratum: one each where there are enough, and of the rest what is due by size, the largest remainders first. */
function allot(sizes: ReadonlyMap<string, number>, total: number, seed: string): Map<string, number> {
  const least = total >= sizes.size ? 1 : 0;
  const rest = total - least * sizes.size;
  const weight = [...sizes.values()].reduce((sum, size) => sum + size - least, 0);
  const shares = [...sizes].map(([stratum, size]) => {
    const exact = weight === 0 ? 0 : (rest * (size - least)) / weight;
    return { stratum, whole: least + Math.floor(exact), remainder: exact % 1, lot: lotOf(seed, stratum) };
  });
  const left = total - shares.reduce((sum, { whole }) => sum + whole, 0);
  const favoured = shares
    .toSorted((one, other) => other.remainder - one.remainder || (one.lot < other.lot ? -1 : 1))
    .slice(0, left)
    .map(({ stratum }) => stratum);
  return new Map(shares.map(({ stratum, whole }) => [stratum, whole + (favoured.includes(stratum) ? 1 : 0)]));
}

/** A lot that nobody can foresee without the seed, and everybody can draw again with it. */
const lotOf = (seed: string, text: string): string => createHash("sha256").update(`${seed} ${text}`).digest("hex");
