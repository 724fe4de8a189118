import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** How far absence without leave has gone (缺勤预警阶段). */
export enum AbsenceStage {
  HOME_VISIT = "HOME_VISIT",
  SUSPECTED = "SUSPECTED",
  DROPOUT_TO_CONFIRM = "DROPOUT_TO_CONFIRM",
}

registerEnumType(AbsenceStage, {
  name: "AbsenceStage",
  description: "How far absence without leave has gone. 缺勤预警阶段。",
  valuesConfig: {
    HOME_VISIT: { description: "The class teacher visits the home. 家访。" },
    SUSPECTED: { description: "Suspected of having dropped out. 疑似辍学。" },
    DROPOUT_TO_CONFIRM: { description: "Dropped out, as far as absence shows; to be confirmed. 辍学待确认。" },
  },
});
