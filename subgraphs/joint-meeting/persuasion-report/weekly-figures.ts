import type { Spell } from "./spell";

/** What a week brought, in spells out of school. */
export interface WeeklyFigures {
  outAtStart: number;
  found: number;
  returned: number;
  outAtEnd: number;
}

/** From Monday to Sunday, YYYY-MM-DD. */
export interface WeekDays {
  startsOn: string;
  endsOn: string;
}

/**
 * Counts spells out of school found by a week's end. A child found on the day of its return counts as both; so
 * `outAtEnd` is always `outAtStart + found - returned`.
 */
export function weeklyFigures(spells: readonly Spell[], { startsOn, endsOn }: WeekDays): WeeklyFigures {
  const figures = { outAtStart: 0, found: 0, returned: 0, outAtEnd: 0 };
  for (const { foundOn, returnedOn } of spells) {
    if (foundOn > endsOn) continue;
    if (foundOn >= startsOn) figures.found++;
    else if (returnedOn === null || returnedOn >= startsOn) figures.outAtStart++;
    if (returnedOn !== null && returnedOn >= startsOn && returnedOn <= endsOn) figures.returned++;
    if (returnedOn === null || returnedOn > endsOn) figures.outAtEnd++;
  }
  return figures;
}

/** The spells that a week's report is about: out at its start, or found in it. */
export function spellsOfWeek(spells: readonly Spell[], { startsOn, endsOn }: WeekDays): Spell[] {
  return spells.filter(
    ({ foundOn, returnedOn }) => foundOn <= endsOn && (returnedOn === null || returnedOn >= startsOn),
  );
}

/** The figures of each group of spells, by the group's code; the group of spells that have none last. */
export function figuresBy(
  spells: readonly Spell[],
  codeOf: (spell: Spell) => string | null,
  week: WeekDays,
): [code: string | null, figures: WeeklyFigures][] {
  return [...Map.groupBy(spells, codeOf)]
    .sort(([one], [other]) => (other === null || (one !== null && one < other) ? -1 : 1))
    .map(([code, own]) => [code, weeklyFigures(own, week)]);
}
