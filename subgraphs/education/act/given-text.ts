const LONGEST = 2000;

/**
 * A text that somebody filled in, as it was written but for blanks around it; null when nothing is left or nobody would
 * read it. Never NFKC, which makes half-width punctuation of what Chinese is written with (，（：).
 */
export function givenText(text: string, longest = LONGEST): string | null {
  const trimmed = text.normalize("NFC").trim();
  // PostgreSQL keeps no NUL in a text.
  return trimmed === "" || trimmed.length > longest || trimmed.includes("\0") ? null : trimmed;
}
