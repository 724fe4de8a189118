import type { Reference } from "../../../infra/rosters";

/** A 学籍号 that must be on the student roster. */
export function enrolmentOf(header: string, column: string): Reference {
  return {
    header,
    column,
    table: "enrolment",
    reason: "ENROLMENT_UNKNOWN",
    message: "No such student number on the student roster. 学籍中没有该学籍号。",
  };
}
