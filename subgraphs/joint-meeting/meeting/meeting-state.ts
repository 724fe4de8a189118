import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** How far a joint meeting has come. */
export enum MeetingState {
  CONVENED = "CONVENED",
  IN_SESSION = "IN_SESSION",
  HELD = "HELD",
  CLOSED = "CLOSED",
  CANCELLED = "CANCELLED",
}

registerEnumType(MeetingState, {
  name: "MeetingState",
  description: "How far a joint meeting has come. 会议状态。",
  valuesConfig: {
    CONVENED: { description: "Members are invited, the agenda is being drawn up. 已召集，拟定议程中。" },
    IN_SESSION: { description: "In session. 会议进行中。" },
    HELD: { description: "Over; attendance and decisions are being written up. 已召开，整理中。" },
    CLOSED: { description: "Closed, with its minutes. 已办结，纪要已形成。" },
    CANCELLED: { description: "Not held, with a reason. 已取消。" },
  },
});
