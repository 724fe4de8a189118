const KEPT_AT_START = 3;
const KEPT_AT_END = 2;
const LONGEST = 24;

/**
 * A cell as a rejection may show it: at most its first three and last two characters, and never more than half of it,
 * enough to find the row again and too little to tell a person.
 */
export function maskCell(text: string): string {
  const characters = [...text];
  const shown = Math.floor(characters.length / 2);
  const atEnd = Math.min(KEPT_AT_END, Math.floor(shown / 2));
  const atStart = Math.min(KEPT_AT_START, shown - atEnd);
  const hidden = Math.min(characters.length - atStart - atEnd, LONGEST);
  return (
    characters.slice(0, atStart).join("") + "*".repeat(hidden) + characters.slice(characters.length - atEnd).join("")
  );
}
