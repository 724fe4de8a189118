import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Whether an agenda item comes before the meeting. */
export enum AgendaItemState {
  STANDING = "STANDING",
  GONE = "GONE",
  DROPPED = "DROPPED",
}

registerEnumType(AgendaItemState, {
  name: "AgendaItemState",
  description: "Whether an agenda item comes before the meeting. 议题状态。",
  valuesConfig: {
    STANDING: { description: "On the agenda. 列入议程。" },
    GONE: { description: "Its cause has gone since the agenda was drawn up. 情况已消除。" },
    DROPPED: { description: "Taken off by the office, with a reason. 已撤下（附理由）。" },
  },
});
