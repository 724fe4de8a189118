import { type CaseRow } from "../case/case.rows";
import { EDUCATION } from "../desk/desk";
import type { Notice } from "../inbox/notify";
import { CaseLetterEventKind } from "./case-letter-enums";
import type { LetterAct } from "./letter-effects";
import { letterEventRuleOf } from "./letter-event-table";
import type { LetterNews } from "./letter-news";

const { RECEIVED, REMINDED, OVERDUE, OVERDUE_TO_MEETING, OVERDUE_TO_SUPERIOR } = CaseLetterEventKind;
/** Notices that say by when something is to be done. */
const DUE: readonly CaseLetterEventKind[] = [RECEIVED, REMINDED, OVERDUE, OVERDUE_TO_MEETING, OVERDUE_TO_SUPERIOR];

/**
 * Whom an event is told. A desk is told once of a letter on a day, however many children it lists; who leads a case is
 * told of that case.
 */
export function noticesOf(
  news: LetterNews,
  row: CaseRow | null,
  { today, at }: Pick<LetterAct, "today" | "at">,
): Notice[] {
  const { kind, letterId, itemId, direction, dueOn } = news;
  const { tells } = letterEventRuleOf(kind);
  const told = tells.filter((telling) => telling.direction === undefined || telling.direction === direction);
  const isLeadTold = row !== null && told.some(({ desk }) => desk === "LEAD");
  return told.flatMap(({ desk, notice }): Notice[] => {
    const about = {
      kind: notice,
      subjectKind: "LETTER",
      subjectId: letterId,
      dueOn: DUE.includes(kind) ? dueOn : null,
      on: today,
      at,
    } as const;
    if (desk !== "LEAD") {
      // As the lead it is told more.
      if (isLeadTold && desk === EDUCATION && row.lead === EDUCATION) return [];
      return [{ ...about, desk, caseId: null, dedupe: `letter:${letterId}:${kind}:${today}:${desk}` }];
    }
    if (row === null) return [];
    return [{ ...about, desk: row.lead, caseId: row.id, dedupe: `letter:${itemId}:${kind}:${today}:lead` }];
  });
}
