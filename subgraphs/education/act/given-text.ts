const LONGEST = 2000;

/** A text that somebody filled in, without blanks around it; null when nothing is left or nobody would read it. */
export function givenText(text: string, longest = LONGEST): string | null {
  const trimmed = text.normalize("NFKC").trim();
  // PostgreSQL keeps no NUL in a text.
  return trimmed === "" || trimmed.length > longest || trimmed.includes("\0") ? null : trimmed;
}
