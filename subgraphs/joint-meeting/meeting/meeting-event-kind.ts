import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What happened to a meeting. */
export enum MeetingEventKind {
  CONVENED = "CONVENED",
  DRAWN_UP = "DRAWN_UP",
  ITEM_ADDED = "ITEM_ADDED",
  ITEM_EDITED = "ITEM_EDITED",
  ITEM_MOVED = "ITEM_MOVED",
  ITEM_DROPPED = "ITEM_DROPPED",
  ITEM_NOTED = "ITEM_NOTED",
  BEGUN = "BEGUN",
  ATTENDANCE_RECORDED = "ATTENDANCE_RECORDED",
  DECIDED = "DECIDED",
  ENDED = "ENDED",
  CLOSED = "CLOSED",
  CANCELLED = "CANCELLED",
}

registerEnumType(MeetingEventKind, {
  name: "MeetingEventKind",
  description: "What happened to a meeting. 会议经过类别。",
  valuesConfig: {
    CONVENED: { description: "Convened. 召集。" },
    DRAWN_UP: { description: "The agenda was drawn up. 拟定议程。" },
    ITEM_ADDED: { description: "An item was added. 增加议题。" },
    ITEM_EDITED: { description: "An item was worded anew. 修改议题。" },
    ITEM_MOVED: { description: "An item was moved. 调整议题顺序。" },
    ITEM_DROPPED: { description: "An item was taken off. 撤下议题。" },
    ITEM_NOTED: { description: "An item was noted without a decision. 议题知悉。" },
    BEGUN: { description: "The session began. 会议开始。" },
    ATTENDANCE_RECORDED: { description: "Attendance was recorded. 登记出席。" },
    DECIDED: { description: "A decision was recorded. 记录议定事项。" },
    ENDED: { description: "The session ended. 会议结束。" },
    CLOSED: { description: "Closed, with its minutes. 办结并形成纪要。" },
    CANCELLED: { description: "Cancelled. 取消会议。" },
  },
});
