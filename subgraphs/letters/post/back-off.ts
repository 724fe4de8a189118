const SHORTEST_MS = 1_000;
const LONGEST_MS = 3_600_000;

/**
 * How long to wait before the next try, in milliseconds: a second after the first that failed, twice as long after each
 * further one, an hour at most. Half of it is chance, so that not all that failed together come again together.
 * @param tries that have failed, from 1
 */
export function backOff(tries: number, longest = LONGEST_MS, random: () => number = Math.random): number {
  const full = Math.min(longest, SHORTEST_MS * 2 ** Math.min(tries - 1, 30));
  return Math.round(full / 2 + random() * (full / 2));
}
