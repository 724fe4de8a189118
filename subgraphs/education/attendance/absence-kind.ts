import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Kind of an absence (缺勤类型). */
export enum AbsenceKind {
  UNEXCUSED = "UNEXCUSED",
  SICK_LEAVE = "SICK_LEAVE",
  PERSONAL_LEAVE = "PERSONAL_LEAVE",
}

registerEnumType(AbsenceKind, {
  name: "AbsenceKind",
  description: "Kind of an absence. 缺勤类型。",
  valuesConfig: {
    UNEXCUSED: { description: "Without leave. 旷课。" },
    SICK_LEAVE: { description: "Ill. 病假。" },
    PERSONAL_LEAVE: { description: "Leave for a private matter. 事假。" },
  },
});
