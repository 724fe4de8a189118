import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** A rule of letters that a county may set by itself, as a number of working days (函件期限). */
export enum LetterSettingName {
  ACCEPT_DAYS = "ACCEPT_DAYS",
  ANSWER_DAYS = "ANSWER_DAYS",
  MEETING_DAYS = "MEETING_DAYS",
  SUPERIOR_DAYS = "SUPERIOR_DAYS",
}

registerEnumType(LetterSettingName, {
  name: "LetterSettingName",
  description: "A rule of letters that the county sets by itself. 函件期限规则（县自定）。",
  valuesConfig: {
    ACCEPT_DAYS: { description: "Working days until a letter is to be accepted or returned. 受理期限（工作日）。" },
    ANSWER_DAYS: { description: "Working days until a letter is to be answered. 复函期限（工作日）。" },
    MEETING_DAYS: {
      description: "Working days late, put before the joint meeting. 逾期提请联席会议的工作日数。",
    },
    SUPERIOR_DAYS: {
      description: "Working days late, put before the common superior. 逾期提请共同上级督办的工作日数。",
    },
  },
});
