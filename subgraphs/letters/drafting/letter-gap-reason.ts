import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Why no letter is drawn up for a case. */
export enum LetterGapReason {
  NO_CASE = "NO_CASE",
  CASE_CLOSED = "CASE_CLOSED",
  OWN_COUNTY = "OWN_COUNTY",
  UNKNOWN_HOME = "UNKNOWN_HOME",
  UNKNOWN_CHILD = "UNKNOWN_CHILD",
  ALREADY_WRITTEN = "ALREADY_WRITTEN",
}

registerEnumType(LetterGapReason, {
  name: "LetterGapReason",
  description: "Why no letter is drawn up for a case. 未拟函的原因。",
  valuesConfig: {
    NO_CASE: { description: "There is no such case, or none that may be seen. 案件不存在或无权查看。" },
    CASE_CLOSED: { description: "The case is closed. 案件已结案。" },
    OWN_COUNTY: { description: "The 户籍 is in this county. 户籍在本县区。" },
    UNKNOWN_HOME: { description: "No register says where the 户籍 is. 户籍地不明。" },
    UNKNOWN_CHILD: { description: "No register has the child's name. 无身份信息。" },
    ALREADY_WRITTEN: { description: "A letter about it is under way. 已发函，尚未办结。" },
  },
});
