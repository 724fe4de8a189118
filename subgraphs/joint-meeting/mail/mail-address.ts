/** The longest that a server has to take (RFC 5321 §4.5.3.1). */
const LONGEST = 254;

/**
 * One plain address: no name beside it, no list, no comment, no quotes, and above all no end of a line, behind which somebody
 * could write headers of their own.
 */
const PLAIN =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** Whether a text is one address and nothing else. */
export function isMailAddress(text: string): boolean {
  return text.length <= LONGEST && PLAIN.test(text);
}
