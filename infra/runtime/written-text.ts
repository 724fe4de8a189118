import { Refusal, RefusalReason } from "./refusal.type";

/** Longer than any note of a decision; what is longer is a file in the wrong field. */
const MAXIMUM_LENGTH = 2000;

/** What somebody wrote, without blanks around it; null for nothing, a refusal for what cannot be kept. */
export function readText(given: string | null): string | null | Refusal {
  const text = given?.trim() ?? "";
  if (text.length > MAXIMUM_LENGTH || text.includes("\0"))
    return new Refusal(
      RefusalReason.INVALID,
      `A text has ${MAXIMUM_LENGTH} characters at most. 填写内容不得超过${MAXIMUM_LENGTH}字。`,
    );
  return text === "" ? null : text;
}
