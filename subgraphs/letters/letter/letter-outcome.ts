import "reflect-metadata";
import { registerEnumType } from "type-graphql";
import { OUTCOMES, RETURN_REASONS } from "../exchange/message";

/** What came of a child; all but the first end it. */
export enum LetterOutcome {
  STEPS_TAKEN = "STEPS_TAKEN",
  BACK_IN_SCHOOL = "BACK_IN_SCHOOL",
  HOME_TEACHING = "HOME_TEACHING",
  OVER_AGE = "OVER_AGE",
  DECEASED = "DECEASED",
}

/** Why a letter is given back. */
export enum ReturnReason {
  NOT_OUR_HOUSEHOLD = "NOT_OUR_HOUSEHOLD",
  MOVED_ON = "MOVED_ON",
  UNKNOWN_CHILD = "UNKNOWN_CHILD",
  PAST_AGE = "PAST_AGE",
  INCOMPLETE = "INCOMPLETE",
  OTHER = "OTHER",
}

// The words of the exchange and those of the page are the same; a message format that grows must grow here.
[LetterOutcome, ReturnReason] satisfies [
  Record<(typeof OUTCOMES)[number], string>,
  Record<(typeof RETURN_REASONS)[number], string>,
];

/** Whether an outcome ends a child of a letter. */
export const endsChild = (outcome: LetterOutcome): boolean => outcome !== LetterOutcome.STEPS_TAKEN;

registerEnumType(LetterOutcome, {
  name: "LetterOutcome",
  description: "What came of a child of a letter. 函件所涉儿童的办理结果。",
  valuesConfig: {
    STEPS_TAKEN: { description: "Steps were taken; the child is not back yet. 已采取措施，尚未复学。" },
    BACK_IN_SCHOOL: { description: "Back in school. 已复学。" },
    HOME_TEACHING: { description: "Taught at home. 送教上门。" },
    OVER_AGE: { description: "Past the age of compulsory education. 已超龄。" },
    DECEASED: { description: "Deceased. 已死亡。" },
  },
});

registerEnumType(ReturnReason, {
  name: "ReturnReason",
  description: "Why a letter is given back. 退函原因。",
  valuesConfig: {
    NOT_OUR_HOUSEHOLD: { description: "The 户籍 is not in that county. 非本县户籍。" },
    MOVED_ON: { description: "The household has moved to another county. 户籍已迁出。" },
    UNKNOWN_CHILD: { description: "No register knows the child. 查无此人。" },
    PAST_AGE: { description: "Past the age of compulsory education. 已超龄。" },
    INCOMPLETE: { description: "The letter does not say enough. 信息不全。" },
    OTHER: { description: "For another reason, which is noted. 其他（见备注）。" },
  },
});
