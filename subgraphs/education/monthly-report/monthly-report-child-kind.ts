import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Why a monthly report lists a child (月报列名原因). */
export enum MonthlyReportChildKind {
  SUSPECTED = "SUSPECTED",
  TO_CONFIRM = "TO_CONFIRM",
  DROPPED_OUT = "DROPPED_OUT",
}

registerEnumType(MonthlyReportChildKind, {
  name: "MonthlyReportChildKind",
  description: "Why a monthly report lists a child. 月报列名原因。",
  valuesConfig: {
    SUSPECTED: { description: "Suspected of dropping out. 疑似辍学。" },
    TO_CONFIRM: { description: "Away so long that the dropout is to be confirmed. 辍学待确认。" },
    DROPPED_OUT: { description: "Out of school at the month's end. 月末仍辍学。" },
  },
});
