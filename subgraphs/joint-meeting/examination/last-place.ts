import { isLater, placesOnDay } from "./places-on-day";

/** Where a child's place on a roll stands; dates are YYYY-MM-DD. */
interface Place {
  entryMonth: string;
  state: string;
  stateDate: string | null;
}

const ACTIVE_STATES: readonly string[] = ["ENROLLED", "SUSPENDED"];

/** The place on a roll that counts on a day: one in force, else the latest that was left; null for a child never enrolled. */
export function lastPlaceOnDay<Row extends Place>(places: readonly Row[], day: string): Row | null {
  const rank = (place: Row): number => (isLater(place, day) || ACTIVE_STATES.includes(place.state) ? 1 : 0);
  const dateOf = (place: Row): string =>
    isLater(place, day) ? place.entryMonth : (place.stateDate ?? place.entryMonth);
  const [latest] = placesOnDay(places, day).sort(
    (one, other) => rank(other) - rank(one) || (dateOf(one) < dateOf(other) ? 1 : -1),
  );
  return latest ?? null;
}
