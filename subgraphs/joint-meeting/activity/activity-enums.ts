import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What an activity is (seeds 000, 002, 003). */
export enum ActivityKind {
  PUBLICITY = "PUBLICITY",
  PARENT_MEETING = "PARENT_MEETING",
  ACTIVITY_MONTH = "ACTIVITY_MONTH",
  HOME_VISIT_DRIVE = "HOME_VISIT_DRIVE",
  PAIRING = "PAIRING",
  OTHER = "OTHER",
}

registerEnumType(ActivityKind, {
  name: "ActivityKind",
  description: "What an activity is. 活动类别。",
  valuesConfig: {
    PUBLICITY: { description: "Making the law known. 法律政策宣传。" },
    PARENT_MEETING: { description: "A meeting of parents. 家长会。" },
    ACTIVITY_MONTH: { description: "A part of the month of keeping children in school. 控辍活动月。" },
    HOME_VISIT_DRIVE: { description: "Teachers visit every home. 大家访。" },
    PAIRING: { description: "Teachers stand by children left behind, each by one. 师生结对帮扶。" },
    OTHER: { description: "Another. 其他。" },
  },
});

/** How far an activity has come; what was held or called off stays so. */
export enum ActivityState {
  PLANNED = "PLANNED",
  HELD = "HELD",
  CANCELLED = "CANCELLED",
}

registerEnumType(ActivityState, {
  name: "ActivityState",
  description: "How far an activity has come. 活动状态。",
  valuesConfig: {
    PLANNED: { description: "Planned. 已计划。" },
    HELD: { description: "Held and reported. 已开展。" },
    CANCELLED: { description: "Called off, with the reason. 已取消。" },
  },
});
