import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** How far up a deadline that was missed has been told, in order (逐级上报). */
export enum EscalationLevel {
  TO_HEAD = "TO_HEAD",
  TO_AGENDA = "TO_AGENDA",
  TO_LEADER = "TO_LEADER",
}

registerEnumType(EscalationLevel, {
  name: "EscalationLevel",
  description: "How far up a missed deadline has been told. 逾期上报层级。",
  valuesConfig: {
    TO_HEAD: { description: "Told to the unit's head. 已报单位负责人。" },
    TO_AGENDA: { description: "Put on the next meeting's agenda. 已列入联席会议议题。" },
    TO_LEADER: { description: "Put before the leader in charge. 已报分管领导。" },
  },
});
