import { SMALL_CHARACTER, TEXT } from "./letter-measures";
import { breakLines } from "./letter-text";

const LABEL = "抄送：";

/** 抄送, a character in from either edge; what goes on stands under the first organ. */
export function copiesLines(copies: readonly string[]): string[] {
  if (copies.length === 0) return [];
  const width = TEXT.width / SMALL_CHARACTER - 2 - LABEL.length;
  return breakLines(`${copies.join("，")}。`, width).map((line, index) => (index === 0 ? `${LABEL}${line}` : line));
}
