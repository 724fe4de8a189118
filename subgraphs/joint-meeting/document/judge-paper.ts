import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, invalid, notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import type { CaseRow } from "../case/case.rows";
import { CaseState } from "../case/case-state";
import { lockCase } from "../case/lock-case";
import type { CaseFacts, StepRules } from "../case-step/case-facts";
import { competentOrgans } from "../case-step/competent-organs";
import { readCaseFacts, readStepRules } from "../case-step/read-case-facts";
import type { StepRule } from "../case-step/step-rule";
import { STEP_TABLE } from "../case-step/step-table";
import { endOfTerm } from "../case-step/step-terms";
import { type Desk, desksOf, deskTitle } from "../desk/desk";
import { type LegalBasisRow, selectLegalBases } from "../legal-basis/legal-basis.rows";
import { DocumentKind } from "./document-kind";
import type { DocumentRow } from "./document-row";
import { documentOfCase } from "./find-document";

/** A paper that somebody wants to draw up. */
export interface PaperQuestion {
  caseId: string;
  kind: DocumentKind;
  organ: Desk;
  issuedOn: string;
  answerUntil: string | null;
  servedId: string | null;
  measure: string | null;
  needsMeasure: boolean;
}

/** What a paper that may be drawn up goes by. */
export interface JudgedPaper {
  /** Locked. */
  row: CaseRow;
  facts: CaseFacts;
  rules: StepRules;
  round: number;
  answerUntil: string | null;
  served: DocumentRow | null;
  penaltyBasis: { title: string; citation: string } | null;
}

interface County {
  countyCode: string;
  today: string;
}

/** Whether a paper may be drawn up in a case, which is locked: by whom, of which day, once, with which term. */
export async function judgePaper(
  manager: EntityManager,
  caller: Caller,
  { countyCode, today }: County,
  question: PaperQuestion,
): Promise<JudgedPaper | Refusal> {
  const { kind, organ, issuedOn } = question;
  const row = await lockCase(manager, caller, question.caseId, null);
  if (row instanceof Refusal) return row;
  if (!desksOf(caller, countyCode).includes(organ))
    return notYours("A paper is issued from a desk of your own.", "只能以本岗位所属机关名义制发文书。");
  if (row.state === CaseState.CLOSED) return wrongState("The case is closed.", "此案已结案。");
  if (issuedOn > today || issuedOn < row.spellSince)
    return invalid(
      `A paper is dated from ${row.spellSince} to ${today}.`,
      `成文日期须在辍学起始日期（${row.spellSince}）至今天（${today}）之间。`,
    );
  if (question.needsMeasure && question.measure === null)
    return invalid("Say in `measure` which penalty.", "须填写处罚内容（measure）。");
  const facts = await readCaseFacts(manager, row);
  const rules = await readStepRules(manager, issuedOn);
  const served = kind === DocumentKind.SERVICE_RECORD ? await findServed(manager, question) : null;
  if (served instanceof Refusal) return served;
  const rule = STEP_TABLE.find(({ documentKind }) => documentKind === kind);
  const competent = served === null ? competentOrgans(ruleOf(rule), facts) : [served.organ];
  if (!competent.includes(organ)) return incompetent(competent as Desk[]);
  const penaltyBasis = rule?.needsLegalBasis === true ? await findBasis(manager, issuedOn) : null;
  if (served === null && rule?.needsLegalBasis === true && penaltyBasis === null)
    return wrongState(
      "The county has entered no legal basis of penalties that was in force on that day.",
      "本县未登记当日有效的行政处罚法律依据，不得制发处罚文书。",
    );
  const same = await findSame(manager, { ...question, round: facts.round, servedId: served?.id ?? null });
  if (same !== undefined)
    return alreadyDone(
      `There is ${same.number}; declare it void first if it is mistaken.`,
      `已制发${same.number}；如有误，请先作废。`,
    );
  const answerUntil = termOf(served === null ? rule : undefined, rules, question);
  if (answerUntil instanceof Refusal) return answerUntil;
  return { row, facts, rules, round: facts.round, answerUntil, served, penaltyBasis };
}

function ruleOf(rule: StepRule | undefined): StepRule {
  if (rule === undefined) throw new Error("a paper of a case that no step needs");
  return rule;
}

/** The paper whose service is recorded: one of this very case, by default its decision on a penalty. */
async function findServed(manager: EntityManager, { caseId, servedId }: PaperQuestion): Promise<DocumentRow | Refusal> {
  const [decision] =
    servedId === null
      ? await manager.query<{ id: string }[]>(SELECT_LAST, [caseId, DocumentKind.PENALTY_DECISION])
      : [];
  const id = servedId ?? decision?.id;
  if (id === undefined) return invalid("Say in `servedId` which paper was served.", "须注明所送达的文书（servedId）。");
  const served = await documentOfCase(manager, caseId, id);
  if (served === null) return notFound();
  return served.kind === DocumentKind.SERVICE_RECORD
    ? invalid("A record of service is not served.", "送达回证本身不再制发回证。")
    : served;
}

/** The legal basis of penalties in force on a day; null in a county that has entered none. */
async function findBasis(manager: EntityManager, day: string): Promise<LegalBasisRow | null> {
  const bases = await selectLegalBases(manager);
  return bases.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo)) ?? null;
}

function incompetent(competent: readonly Desk[]): Refusal {
  return notYours(
    `${competent.join(" or ") || "no organ"} issues it in this case.`,
    `本案该文书应由${competent.map(deskTitle).join("、") || "（无主管机关）"}制发。`,
  );
}

interface SamePaper {
  caseId: string;
  kind: DocumentKind;
  organ: Desk;
  round: number;
  servedId: string | null;
}

async function findSame(
  manager: EntityManager,
  { caseId, kind, organ, round, servedId }: SamePaper,
): Promise<{ number: string } | undefined> {
  const [same] = await manager.query<{ number: string }[]>(SELECT_SAME, [caseId, kind, organ, round, servedId]);
  return same;
}

/** The day by which a paper asks for something: as given, else as the county has set; null for one that asks for nothing. */
function termOf(
  rule: StepRule | undefined,
  rules: StepRules,
  { issuedOn, answerUntil }: PaperQuestion,
): string | null | Refusal {
  if (rule?.sets === undefined)
    return answerUntil === null ? null : invalid("No term goes with that paper.", "该类文书不设期限。");
  const ordinary = endOfTerm(issuedOn, rule.sets, rules);
  if (answerUntil !== null && answerUntil <= issuedOn)
    return invalid("The term ends before it begins.", "期限须晚于成文日期。");
  if (rule.sets.least && answerUntil !== null && answerUntil < ordinary)
    return wrongState(`The law gives time until ${ordinary} at least.`, `依法期限至少至${ordinary}。`);
  return answerUntil ?? ordinary;
}

/** $1 case, $2 kind. */
const SELECT_LAST = `
  SELECT id FROM case_document WHERE case_id = $1 AND kind = $2 AND voided_on IS NULL ORDER BY at DESC, id LIMIT 1`;

/** $1 case, $2 kind, $3 organ, $4 round, $5 the paper that was served. */
const SELECT_SAME = `
  SELECT number FROM case_document
  WHERE case_id = $1 AND kind = $2 AND voided_on IS NULL
    AND CASE WHEN $5::uuid IS NULL THEN organ = $3 AND round = $4 ELSE served_id = $5 END LIMIT 1`;
