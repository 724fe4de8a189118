import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** State of an enrolment (学籍状态). */
export enum EnrolmentState {
  ENROLLED = "ENROLLED",
  SUSPENDED = "SUSPENDED",
  TRANSFERRED_OUT = "TRANSFERRED_OUT",
  DROPPED_OUT = "DROPPED_OUT",
  GRADUATED = "GRADUATED",
  DECEASED = "DECEASED",
}

registerEnumType(EnrolmentState, {
  name: "EnrolmentState",
  description: "State of an enrolment. 学籍状态。",
  valuesConfig: {
    ENROLLED: { description: "On the roll and expected at school. 在籍。" },
    SUSPENDED: { description: "Away with leave, the place is kept. 休学。" },
    TRANSFERRED_OUT: { description: "Went to a school elsewhere. 转出。" },
    DROPPED_OUT: { description: "Left without finishing. 辍学。" },
    GRADUATED: { description: "Finished. 毕业。" },
    DECEASED: { description: "Died. 死亡。" },
  },
});

/** The states in Chinese, as refusals say them. */
export const ENROLMENT_STATE_TITLES: Readonly<Record<EnrolmentState, string>> = {
  ENROLLED: "在籍",
  SUSPENDED: "休学",
  TRANSFERRED_OUT: "转出",
  DROPPED_OUT: "辍学",
  GRADUATED: "毕业",
  DECEASED: "死亡",
};

const LEFT: ReadonlySet<EnrolmentState> = new Set([
  EnrolmentState.TRANSFERRED_OUT,
  EnrolmentState.GRADUATED,
  EnrolmentState.DECEASED,
]);

/** Whether a child has nothing more to do with the school: it went elsewhere, has finished or died. */
export function hasLeft(state: EnrolmentState): boolean {
  return LEFT.has(state);
}
