/** Eleven digits make a phone number, eighteen an ID number: codes of regions (nine) and schools (ten) stay readable. */
const PERSONAL_NUMBER = /\d{11,}[\dXx]*/g;

/**
 * Blanks numbers of people in a message that is shown or logged: graphql-js repeats a wrong value before it says what
 * is wrong with it.
 */
export function hideNumbers(message: string): string {
  return message.replace(PERSONAL_NUMBER, "…");
}
