import type { Refusal } from "../../../infra/runtime/refusal.type";
import { invalid, wrongState } from "../../../infra/runtime/refusals";
import { ConfirmedBy } from "./confirmed-by";
import type { OutcomePaper } from "./outcome-paper";
import type { OutcomeRule } from "./outcome-table";
import { arrivalOf, isOverAge, type RegisterEvidence } from "./register-evidence";

interface Evidence {
  /** Null where the outcome rests on its paper alone. */
  evidence: RegisterEvidence | null;
  /** Day of the outcome. */
  on: string;
  today: string;
  spellSince: string;
  paper: OutcomePaper;
}

/** What confirms an outcome that closes its case at once, or why nothing does. */
export function judgeEvidence(rule: OutcomeRule, given: Evidence): ConfirmedBy | Refusal {
  const { evidence, on, today, spellSince, paper } = given;
  if (rule.register === "NONE") return ConfirmedBy.PAPER;
  if (evidence === null) throw new Error(`nothing was read for ${rule.title.english}`);
  if (rule.register === "BIRTH_DATE") return judgeAge(evidence, on);
  if (arrivalOf(evidence, spellSince, today) !== null) return ConfirmedBy.ARRIVAL;
  if (paper.attachmentIds.length > 0) return ConfirmedBy.PAPER;
  return invalid(
    "The roll has no arrival confirmed; show the other school's paper with its copy, or have the arrival confirmed.",
    "学籍无转学到校确认记录：须上传接收学校证明，或先办理到校确认。",
  );
}

function judgeAge({ identity }: RegisterEvidence, on: string): ConfirmedBy | Refusal {
  if (identity === null)
    return wrongState("Public security has no birth date of the child.", "公安无该儿童出生日期，须先核实身份。");
  if (isOverAge(identity.birthDate, on)) return ConfirmedBy.BIRTH_DATE;
  return wrongState(
    "The child is of school age: not sixteen on 31 August of the school year.",
    "该儿童仍在义务教育年龄内：学年起始年8月31日未满16周岁。",
  );
}
