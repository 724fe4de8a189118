const MS_PER_DAY = 86_400_000;
const SPREADSHEET_EPOCH = Date.UTC(1899, 11, 30);

/** Holidays and their make-up days by 国办发明电〔2017〕12号 and 〔2018〕15号, as far as absences are planted. */
const HOLIDAYS: readonly (readonly [string, string])[] = [
  ["2018-09-22", "2018-09-24"],
  ["2018-10-01", "2018-10-07"],
  ["2018-12-30", "2019-01-01"],
];
const MAKE_UP_DAYS: readonly string[] = ["2018-09-29", "2018-09-30", "2018-12-29"];

/** The day some days after another, YYYY-MM-DD. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Serial number of a day in a spreadsheet. */
export function serialOf(day: string): string {
  return String((Date.parse(day) - SPREADSHEET_EPOCH) / MS_PER_DAY);
}

/** Whether a day is a Saturday or a Sunday. */
export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(day).getUTCDay());

/** 寒假 of the county. */
const VACATION = ["2019-01-19", "2019-02-24"] as const;

/** The days of school from one day to another, both included. */
export function schoolDaysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const isHoliday = [...HOLIDAYS, VACATION].some(([from, until]) => day >= from && day <= until);
    if (MAKE_UP_DAYS.includes(day) || (!isHoliday && !isWeekend(day))) days.push(day);
  }
  return days;
}
