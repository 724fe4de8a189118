import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What an attachment belongs to (附件所属). */
export enum AttachmentSubjectKind {
  CASE = "CASE",
  TASK = "TASK",
  MEETING = "MEETING",
  ACTIVITY = "ACTIVITY",
  RECTIFICATION = "RECTIFICATION",
}

registerEnumType(AttachmentSubjectKind, {
  name: "AttachmentSubjectKind",
  description: "What an attachment belongs to. 附件所属事项类别。",
  valuesConfig: {
    CASE: { description: "A child's case. 案件。" },
    TASK: { description: "A department's task. 部门任务。" },
    MEETING: { description: "A meeting. 联席会议。" },
    ACTIVITY: { description: "An activity. 活动。" },
    RECTIFICATION: { description: "A rectification. 限期整改。" },
  },
});
