import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Kind of a change of an enrolment (异动类型). */
export enum EnrolmentChangeKind {
  TRANSFERRED_IN = "TRANSFERRED_IN",
  TRANSFERRED_OUT = "TRANSFERRED_OUT",
  SUSPENDED = "SUSPENDED",
  RESUMED = "RESUMED",
  DROPPED_OUT = "DROPPED_OUT",
  GRADUATED = "GRADUATED",
  DECEASED = "DECEASED",
}

registerEnumType(EnrolmentChangeKind, {
  name: "EnrolmentChangeKind",
  description: "Kind of a change of an enrolment. 学籍异动类型。",
  valuesConfig: {
    TRANSFERRED_IN: { description: "Came from a school elsewhere. 转入。" },
    TRANSFERRED_OUT: { description: "Went to a school elsewhere. 转出。" },
    SUSPENDED: { description: "Leave began, the place is kept. 休学。" },
    RESUMED: { description: "Came back to school. 复学。" },
    DROPPED_OUT: { description: "Left without finishing. 辍学。" },
    GRADUATED: { description: "Finished. 毕业。" },
    DECEASED: { description: "Died. 死亡。" },
  },
});
