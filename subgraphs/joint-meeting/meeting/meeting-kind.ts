import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Why a joint meeting is held. */
export enum MeetingKind {
  REGULAR = "REGULAR",
  SPECIAL = "SPECIAL",
}

registerEnumType(MeetingKind, {
  name: "MeetingKind",
  description: "Why a joint meeting is held. 会议类别。",
  valuesConfig: {
    REGULAR: { description: "The one of the quarter. 季度例会。" },
    SPECIAL: { description: "For a reason of its own. 专题会议。" },
  },
});
