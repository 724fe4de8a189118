/** Outer blanks: white space of every script (ideographic and no-break too) and zero-width characters. */
const OUTER_BLANKS = /^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/g;
/** Full-width digits and letters. */
const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;
const FULL_WIDTH_OFFSET = 0xfee0;
const PLAIN = /^[\x21-\x7e\u4e00-\u9fff](?:[\x20-\x7e\u4e00-\u9fff]*[\x21-\x7e\u4e00-\u9fff])?$/;

/** A text without blanks around it. */
export function trimBlanks(text: string): string {
  return PLAIN.test(text) ? text : text.replace(OUTER_BLANKS, "");
}

/** A free text (姓名, 地址): digits and letters in half width, nothing else touched, since names hold rare characters. */
export function normalText(text: string): string {
  return PLAIN.test(text)
    ? text
    : text.replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET));
}

/** A number, code, date or listed word: compatibility forms (full width, brackets) folded by Unicode NFKC. */
export function normalCode(text: string): string {
  return PLAIN.test(text) ? text : text.normalize("NFKC");
}
