import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What a deadline or a notice is about; its id says nothing of a child, and the thing itself is guarded by its own policy. */
export enum SubjectKind {
  CASE = "CASE",
  CASE_WATCH = "CASE_WATCH",
  TASK = "TASK",
  DECISION = "DECISION",
  RECTIFICATION = "RECTIFICATION",
  REPORT = "REPORT",
  MEETING = "MEETING",
  APPROVAL = "APPROVAL",
  CHILD_OPENING = "CHILD_OPENING",
  DOCUMENT = "DOCUMENT",
  TALK = "TALK",
  INSPECTION = "INSPECTION",
  CIRCULAR = "CIRCULAR",
  STATEMENT = "STATEMENT",
  ACTIVITY = "ACTIVITY",
  LETTER = "LETTER",
}

registerEnumType(SubjectKind, {
  name: "SubjectKind",
  description: "What a deadline or a notice is about. 事项类别。",
  valuesConfig: {
    CASE: { description: "A case. 个案。" },
    CASE_WATCH: { description: "The watch after a return. 返校跟踪。" },
    TASK: { description: "A task. 任务。" },
    DECISION: { description: "A decision of the meeting. 议定事项。" },
    RECTIFICATION: { description: "A rectification. 限期整改。" },
    REPORT: { description: "A report that is owed. 应报材料。" },
    MEETING: { description: "A meeting. 联席会议。" },
    APPROVAL: { description: "An approval. 审批。" },
    CHILD_OPENING: { description: "An opening of a child's data outside a case. 案外调阅。" },
    DOCUMENT: { description: "A document. 文书。" },
    TALK: { description: "A talk. 约谈。" },
    INSPECTION: { description: "An inspection. 督查。" },
    CIRCULAR: { description: "A circular. 通报。" },
    STATEMENT: { description: "A statement of responsibility. 责任状。" },
    ACTIVITY: { description: "An activity. 活动。" },
    LETTER: { description: "A letter to or from another county. 往来函件。" },
  },
});
