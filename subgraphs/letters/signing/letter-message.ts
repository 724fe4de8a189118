import { DomainError } from "../../../infra/runtime/errors";
import type { Vault } from "../../../infra/runtime/vault";
import { MESSAGE_BODY, type MessageBody } from "../exchange/message";
import { openChildContent, type LetterContent } from "../letter/letter-content";
import { LetterKind } from "../letter/letter-kind";
import type { LetterChildRow, LetterRow } from "../letter/letter.rows";
import type { EnclosureName } from "../letter-attachment/letter-attachments";

/** A letter that is being signed, with all that stands on it. */
export interface SignedPaper {
  row: LetterRow;
  number: string;
  issuedOn: string;
  dueOn: string;
  content: LetterContent;
  children: readonly LetterChildRow[];
  attachments: EnclosureName[];
}

/**
 * The message that carries a letter.
 * @throws DomainError BAD_INPUT for what no message can carry: nothing is signed then
 */
export function messageOf(signed: SignedPaper, vault: Vault): MessageBody {
  const { row, number, issuedOn, content, attachments } = signed;
  const { paragraphs, copies, contact, issuers } = content;
  const paper = {
    number,
    title: row.title,
    issuedOn,
    issuers,
    addressee: row.addressee,
    paragraphs,
    copies,
    contact,
    attachments,
  };
  const { success, data } = MESSAGE_BODY.safeParse({ ...paper, ...ofKind(signed, vault) });
  if (success) return data;
  // The fault itself would show what the letter says.
  throw new DomainError(
    "BAD_INPUT",
    "The letter cannot be sent as it stands: give it back to be changed. 函件内容不符合交换格式，请退回修改。",
  );
}

function ofKind({ row, dueOn, content, children }: SignedPaper, vault: Vault): object {
  switch (row.kind) {
    case LetterKind.INQUIRY:
      return {
        kind: "LETTER",
        dueOn,
        children: children.map(({ contentSealed }) => openChildContent(vault, contentSealed)),
        chain: row.chain,
      };
    case LetterKind.REPLY:
      return { kind: "REPLY", items: content.answers };
    case LetterKind.REMINDER:
      return { kind: "REMINDER", dueOn };
    default:
      throw new Error(`a letter that is an ${row.kind} goes on paper`);
  }
}
