import type { EntityManager } from "typeorm";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { invalid, notFound } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { attachmentsOf } from "../attachment/attachments";
import { documentOfCase } from "../document/find-document";
import type { OutcomeRule } from "./outcome-table";

/** What is given to show an outcome by. */
export interface OutcomePaperGiven {
  /** What it is: 返校确认书, 死亡证明. */
  paper: string | null;
  paperNumber: string | null;
  documentId: string | null;
  note: string | null;
  attachmentIds: readonly string[];
}

/** What an outcome is shown by, in clear; it is sealed as it is kept. */
export interface OutcomePaper {
  paper: string | null;
  paperNumber: string | null;
  documentId: string | null;
  note: string | null;
  attachmentIds: string[];
}

const MAXIMUM_NUMBER_LENGTH = 100;

/** The paper of an outcome, once it is of this very case and what the outcome asks for. */
export async function readOutcomePaper(
  manager: EntityManager,
  caseId: string,
  { title, paper: wanted, needsReason }: Pick<OutcomeRule, "title" | "paper" | "needsReason">,
  given: OutcomePaperGiven,
): Promise<OutcomePaper | Refusal> {
  const [paper, number, note] = [readText(given.paper), readText(given.paperNumber), readText(given.note)];
  if (paper instanceof Refusal) return paper;
  if (number instanceof Refusal) return number;
  if (note instanceof Refusal) return note;
  if (number !== null && number.length > MAXIMUM_NUMBER_LENGTH)
    return invalid("The number of a paper is shorter.", `文号不得超过${MAXIMUM_NUMBER_LENGTH}字。`);
  const attachments = await attachmentsOf(manager, "CASE", caseId, given.attachmentIds);
  if (attachments instanceof Refusal) return attachments;
  const document = given.documentId === null ? null : await documentOfCase(manager, caseId, given.documentId);
  if (given.documentId !== null && document === null) return notFound();
  const { english, chinese } = title;
  if (wanted !== "NONE" && paper === null && document === null)
    return invalid(`The paper that shows ${english} is needed.`, `登记${chinese}须填写佐证材料。`);
  if (wanted === "NUMBERED" && number === null && document === null)
    return invalid(`The number of the letter is needed for ${english}.`, `登记${chinese}须填写函件文号。`);
  if (wanted === "COPIED" && attachments.length === 0)
    return invalid(`A copy of the paper that shows ${english} is needed.`, `登记${chinese}须上传佐证材料。`);
  if (needsReason && note === null) return invalid(`A reason is needed for ${english}.`, `登记${chinese}须填写理由。`);
  return {
    paper,
    paperNumber: document?.number ?? number,
    documentId: document?.id ?? null,
    note,
    attachmentIds: attachments.map(({ id }) => id),
  };
}
