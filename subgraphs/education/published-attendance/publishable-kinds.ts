/** How many were absent for which reason. */
export interface KindCounts {
  unexcused: number;
  sickLeave: number;
  personalLeave: number;
}

/**
 * The reasons of absence that may be published of a school, or null.
 *
 * That a seat is empty everybody in the school sees: how many of a class are present is published at any size, as the county
 * asks. Why a child is away (ill, or without leave) is data of that child, and a number gives it away to whoever knows who
 * was absent: where the number is small, and where all who were absent were so for one reason. So reasons are never
 * published of a class, and of a school only when two of them or more were given, each for so many children that nobody can
 * tell whose it was. Nobody absent tells of nobody. Readers of attendance find the reasons of a class in `rollChecks`.
 */
export function publishableKinds(counts: KindCounts, smallestCount: number): KindCounts | null {
  const given = [counts.unexcused, counts.sickLeave, counts.personalLeave].filter((count) => count > 0);
  if (given.length === 0) return { unexcused: 0, sickLeave: 0, personalLeave: 0 };
  if (given.length === 1 || given.some((count) => count < smallestCount)) return null;
  const { unexcused, sickLeave, personalLeave } = counts;
  return { unexcused, sickLeave, personalLeave };
}
