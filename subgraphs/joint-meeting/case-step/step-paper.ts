import type { EntityManager } from "typeorm";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { invalid, notFound, wrongState } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { attachmentsOf } from "../attachment/attachments";
import type { DocumentRow } from "../document/document-row";
import { documentOfCase } from "../document/find-document";
import type { CaseFacts, StepRules } from "./case-facts";
import type { CaseStepRow } from "./case-step.rows";
import { judgeStep } from "./judge-step";
import { ruleOf } from "./step-table";
import type { StepRule } from "./step-rule";
import { endOfTerm } from "./step-terms";
import { lastStep } from "./step-way";

/** What is given to show a step by. */
export interface PaperGiven {
  on: string;
  paperNumber: string | null;
  documentId: string | null;
  answerUntil: string | null;
  attachmentIds: readonly string[];
}

/** What a step is shown by, as it is kept. */
export type StepPaper = Pick<CaseStepRow, "paperNumber" | "documentId" | "answerUntil" | "attachmentIds">;

interface PaperQuestion {
  caseId: string;
  rule: StepRule;
  /** Code of the desk that takes the step. */
  organ: string;
  rules: StepRules;
  /** As the case stands before the step. */
  facts: CaseFacts;
  /** Steps that were taken before: a paper serves one. */
  steps: readonly CaseStepRow[];
}

const MAXIMUM_NUMBER_LENGTH = 100;

/** The paper of a step, once it is sound: of this very case, of the right kind, organ and day, and with the term that it sets. */
export async function readStepPaper(
  manager: EntityManager,
  question: PaperQuestion,
  given: PaperGiven,
): Promise<StepPaper | Refusal> {
  const { caseId, rule, rules } = question;
  const attachments = await attachmentsOf(manager, "CASE", caseId, given.attachmentIds);
  if (attachments instanceof Refusal) return attachments;
  const number = readText(given.paperNumber);
  if (number instanceof Refusal) return number;
  if (number !== null && number.length > MAXIMUM_NUMBER_LENGTH)
    return invalid("The number of a paper is shorter.", `文号不得超过${MAXIMUM_NUMBER_LENGTH}字。`);
  const document = given.documentId === null ? null : await documentOfCase(manager, caseId, given.documentId);
  if (given.documentId !== null && document === null) return notFound();
  const fault =
    document === null
      ? outsidePaperFault(rule, number, attachments.length)
      : documentFault(document, question, { ...given, paperNumber: number });
  if (fault !== null) return fault;
  const answerUntil = readTerm(rule, rules, given, document?.answerUntil ?? null);
  if (answerUntil instanceof Refusal) return answerUntil;
  return {
    documentId: document?.id ?? null,
    paperNumber: document?.number ?? number,
    answerUntil,
    attachmentIds: attachments.map(({ id }) => id),
  };
}

function outsidePaperFault({ title, needsPaper }: StepRule, number: string | null, copies: number): Refusal | null {
  if (!needsPaper || (number !== null && copies > 0)) return null;
  return invalid(
    `Needed for ${title.english}: a document drawn up in this case, or the number of a paper made outside with its copy.`,
    `办理${title.chinese}须有本案制发的文书，或填写外部文书文号并上传其扫描件。`,
  );
}

function documentFault(document: DocumentRow, question: PaperQuestion, given: PaperGiven): Refusal | null {
  const { rule, organ, rules, facts, steps } = question;
  const { english, chinese } = rule.title;
  if (document.kind !== rule.documentKind)
    return invalid(
      `${document.number} is no document of ${english}.`,
      `${document.number}不是办理${chinese}所需的文书。`,
    );
  if (document.organ !== organ)
    return invalid(`${document.number} was issued by another organ.`, `${document.number}非本机关制发。`);
  if (document.issuedOn > given.on)
    return invalid(`${document.number} was issued on ${document.issuedOn}, after the step.`, "文书日期晚于步骤日期。");
  const before = lastStep({ steps })?.takenOn;
  if (before !== undefined && document.issuedOn < before)
    return invalid(`${document.number} was issued before the last step (${before}).`, "文书日期早于上一步骤。");
  // An order that is dated within the term of the notice was made before the family had disobeyed.
  const { obstacle } = judgeStep(rule.kind, facts, rules, document.issuedOn);
  if (obstacle !== null)
    return invalid(
      `${document.number} was issued on ${document.issuedOn}, too early. ${obstacle.english}`,
      `${document.number}的日期（${document.issuedOn}）过早：${obstacle.chinese}`,
    );
  if (given.paperNumber !== null && given.paperNumber !== document.number)
    return invalid(`The document has the number ${document.number}.`, `该文书文号为${document.number}。`);
  const used = steps.find(({ documentId }) => documentId === document.id);
  if (used === undefined) return null;
  const { title } = ruleOf(used.kind);
  return invalid(`${document.number} has served ${title.english}.`, `${document.number}已用于${title.chinese}。`);
}

/** The term that a step sets: as its document says, else as given, else as the county has it. */
function readTerm(
  { title, sets }: StepRule,
  rules: StepRules,
  { on, answerUntil: given }: PaperGiven,
  written: string | null,
): string | null | Refusal {
  const until = written ?? given;
  if (given !== null && given !== until)
    return invalid(`The document gives time until ${until}.`, `文书所定期限为${until}。`);
  if (sets === undefined)
    return given === null ? null : invalid(`No term goes with ${title.english}.`, `${title.chinese}不设期限。`);
  const ordinary = endOfTerm(on, sets, rules);
  if (until !== null && until <= on) return invalid("The term ends before it begins.", "期限须晚于办理日期。");
  if (sets.least && until !== null && until < ordinary)
    return wrongState(
      `The Administrative Compulsion Law §54 gives time until ${ordinary} at least.`,
      `《行政强制法》第五十四条：催告期限至少至${ordinary}。`,
    );
  return until ?? ordinary;
}
