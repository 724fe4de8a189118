import "reflect-metadata";
import { createUnionType } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { Meeting } from "./meeting.type";

/** The meeting as it is after an act, or why nothing was done. */
const outcome = (name: string, description: string) =>
  createUnionType({ name, description, types: () => [Meeting, Refusal] as const });

export const ConveneMeetingOutcome = outcome(
  "ConveneMeetingOutcome",
  "The meeting that was convened, or why none was. 召集会议的结果。",
);
export const BeginMeetingOutcome = outcome(
  "BeginMeetingOutcome",
  "The meeting in session, or why it is not. 会议开始的结果。",
);
export const RecordAttendanceOutcome = outcome(
  "RecordAttendanceOutcome",
  "The meeting with its attendance, or why it was not recorded. 登记出席的结果。",
);
export const EndMeetingOutcome = outcome(
  "EndMeetingOutcome",
  "The meeting that was held, or why it is not over. 会议结束的结果。",
);
export const CloseMeetingOutcome = outcome(
  "CloseMeetingOutcome",
  "The meeting with its minutes, or why it was not closed. 办结会议的结果。",
);
export const CancelMeetingOutcome = outcome(
  "CancelMeetingOutcome",
  "The meeting that was cancelled, or why it was not. 取消会议的结果。",
);
