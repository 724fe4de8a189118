const MS_PER_DAY = 86_400_000;
/** Serial number of 1 March 1900, the first day on which spreadsheets and the calendar agree. */
const FIRST_TRUE_SERIAL = 61;
const PHANTOM_LEAP_DAY = 60;
/** Serial number of 31 December 9999, the last that spreadsheets know. */
const LAST_SERIAL = 2_958_465;

/**
 * The date `YYYY-MM-DD` of a spreadsheet's serial number, counted from 1 January 1900 = 1. Spreadsheets believe that 1900
 * had a 29 February (serial 60): that number names no day, and those before it are one day further on.
 */
export function dateOfSerial(serial: number): string | null {
  if (!Number.isInteger(serial) || serial < 1 || serial > LAST_SERIAL || serial === PHANTOM_LEAP_DAY) return null;
  const day = Date.UTC(1899, 11, serial < FIRST_TRUE_SERIAL ? 31 : 30) + serial * MS_PER_DAY;
  return new Date(day).toISOString().slice(0, 10);
}
