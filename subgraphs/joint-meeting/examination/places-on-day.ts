/** Where a child's place on a roll stands; dates are YYYY-MM-DD. */
interface Place {
  entryMonth: string;
  state: string;
  stateDate: string | null;
}

/**
 * The places on rolls that a child had entered by a day, each in the state that it has now. After a transfer within the
 * county the row of the 学籍号 is at the new school since the day on which the old place was left, and keeps its entry:
 * before that day it was not there yet.
 */
export function placesOnDay<Row extends Place>(places: readonly Row[], day: string): Row[] {
  const leftLater = new Set(
    places
      .filter((place) => place.state === "TRANSFERRED_OUT" && isLater(place, day))
      .map(({ stateDate }) => stateDate),
  );
  const cameLater = (place: Row): boolean => place.state === "ENROLLED" && leftLater.has(place.stateDate);
  return places.filter((place) => place.entryMonth <= day && !cameLater(place));
}

/** Whether the state of a place begins after a day: until then the child was on the roll. */
export function isLater({ stateDate }: Pick<Place, "stateDate">, day: string): boolean {
  return stateDate !== null && stateDate > day;
}
