import { workingDayAfter } from "../../../schema/school-calendar/working-days";
import { daysAfter } from "../report-due/report-standing";
import { type CaseFacts, hasLegalBasis, lastTaken, type StepRules } from "./case-facts";
import { StepKind } from "./step-kind";
import type { StepRule, StepTerm } from "./step-rule";
import { ruleOf } from "./step-table";
import { lastStep, wayTo } from "./step-way";

/** The last day of a term that begins after a day, YYYY-MM-DD. */
export function endOfTerm(day: string, { setting, unit }: StepTerm, { settings, officeDays }: StepRules): string {
  const length = settings[setting];
  if (unit === "WORKING_DAYS") return workingDayAfter(officeDays, day, length);
  return unit === "CALENDAR_DAYS" ? daysAfter(day, length) : monthsAfter(day, length);
}

/** The day by which a step is due; null while what it is counted from has not come. The first is due from the opening. */
export function dueOf(kind: StepKind, facts: CaseFacts, rules: StepRules): string | null {
  const rule = ruleOf(kind);
  if (rule.after.length === 0) return endOfTerm(facts.openedOn, rule.due, rules);
  const before = lastTaken(facts, rule.due.after ?? wayTo(rule, facts).step);
  if (before === undefined) return null;
  const start = rule.due.from === "TERM" ? (before.answerUntil ?? before.takenOn) : before.takenOn;
  return endOfTerm(start, rule.due, rules);
}

/** The step that ordinarily comes next, as things stand on a day; null at the end of the ladder. */
export function ordinaryNext(facts: CaseFacts, rules: StepRules, day: string): StepKind | null {
  const last = lastStep(facts);
  if (last === undefined) return StepKind.CONFIRM_DROPOUT;
  const isOpen = ({ needsLegalBasis }: StepRule): boolean => !needsLegalBasis || hasLegalBasis(rules, day);
  return ruleOf(last.kind).next.find((kind) => isOpen(ruleOf(kind))) ?? null;
}

/** The same day some months later; the last of its month where it has no such day. */
function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  lastOfMonth.setUTCDate(Math.min(date, lastOfMonth.getUTCDate()));
  return lastOfMonth.toISOString().slice(0, 10);
}
