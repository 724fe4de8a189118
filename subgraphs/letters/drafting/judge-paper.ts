import { randomUUID } from "node:crypto";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { invalid } from "../../../infra/runtime/refusals";
import { MESSAGE_BODY } from "../exchange/message";
import type { LetterContent } from "../letter/letter-content";

/** What of a letter people write. */
type Written = Pick<LetterContent, "paragraphs" | "copies" | "contact"> & { title: string; addressee: string };

const WORDS: Readonly<Record<string, string>> = {
  title: "标题",
  addressee: "主送机关",
  paragraphs: "正文",
  copies: "抄送机关",
  contact: "附注",
};

/**
 * Why a letter cannot stand as it was written; null when it can. Judged by the message format, so that no draft is signed that
 * cannot be sent.
 */
export function judgePaper({ title, addressee, paragraphs, copies, contact }: Written): Refusal | null {
  const { success, error } = MESSAGE_BODY.safeParse({
    title,
    addressee,
    paragraphs,
    copies,
    contact,
    kind: "REMINDER",
    number: randomUUID(),
    issuedOn: "2000-01-01",
    dueOn: "2000-01-01",
    issuers: [{ organ: "-", name: "-", post: "-" }],
    attachments: [],
  });
  if (success) return null;
  const [field = ""] = (error.issues[0]?.path ?? []).map(String);
  return invalid(
    `${field} cannot stand so: it is empty, too long, or has characters that no paper holds.`,
    `${WORDS[field] ?? "内容"}不合格式：不得为空、过长或含特殊控制字符。`,
  );
}
