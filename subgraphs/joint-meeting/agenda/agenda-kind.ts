import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What an agenda item is about. All but the last two come about by themselves, in this order. */
export enum AgendaKind {
  LAST_DECISIONS = "LAST_DECISIONS",
  OVERDUE_TASKS = "OVERDUE_TASKS",
  OVERDUE_CASES = "OVERDUE_CASES",
  LONG_CASES = "LONG_CASES",
  UNOWNED_FINDINGS = "UNOWNED_FINDINGS",
  LETTERS = "LETTERS",
  RECTIFICATIONS = "RECTIFICATIONS",
  OUTAGES = "OUTAGES",
  LATE_REPORTS = "LATE_REPORTS",
  MISSED_TARGETS = "MISSED_TARGETS",
  OPENINGS = "OPENINGS",
  LAPSED_APPROVALS = "LAPSED_APPROVALS",
  CASE = "CASE",
  TEXT = "TEXT",
}

registerEnumType(AgendaKind, {
  name: "AgendaKind",
  description: "What an agenda item is about. 议题类别。",
  valuesConfig: {
    LAST_DECISIONS: {
      description:
        "What became of the last meeting's decisions, and of earlier ones not carried out yet. 上次会议议定事项落实情况（含此前未办结的）。",
    },
    OVERDUE_TASKS: { description: "Tasks of departments past their day. 逾期任务。" },
    OVERDUE_CASES: { description: "Cases whose deadline was escalated to the meeting. 逾期上报的案件。" },
    LONG_CASES: { description: "Cases open for too long. 久未办结的案件。" },
    UNOWNED_FINDINGS: { description: "Findings that nobody has taken up. 无人办理的问题。" },
    LETTERS: {
      description:
        "Cases handed over to another county without an answer, and letters that are long overdue. 函转未复的案件及久拖未办的函件。",
    },
    RECTIFICATIONS: { description: "Rectifications past their day. 逾期整改。" },
    OUTAGES: { description: "Departments whose data was missing. 部门数据缺失。" },
    LATE_REPORTS: { description: "Reports missing or late. 迟报、漏报。" },
    MISSED_TARGETS: { description: "Indicators that miss their targets. 未达标指标。" },
    OPENINGS: { description: "Sensitive data opened in an emergency. 紧急调阅。" },
    LAPSED_APPROVALS: { description: "Approvals that were not decided or used in time. 逾期失效的审批。" },
    CASE: { description: "One case, by the office. 单个案件（办公室提请）。" },
    TEXT: { description: "Anything else, by the office. 其他（办公室提请）。" },
  },
});

/** Titles of what comes about by itself (议题名称). They say what, never who. */
export const AGENDA_TITLES: Readonly<Record<Exclude<AgendaKind, AgendaKind.CASE | AgendaKind.TEXT>, string>> = {
  LAST_DECISIONS: "上次会议议定事项落实情况",
  OVERDUE_TASKS: "部门逾期未办任务",
  OVERDUE_CASES: "逾期上报联席会议的案件",
  LONG_CASES: "久未办结的案件",
  UNOWNED_FINDINGS: "比对发现后无人办理的问题",
  LETTERS: "函转户籍地未获答复的案件及逾期函件",
  RECTIFICATIONS: "逾期未完成的限期整改",
  OUTAGES: "部门数据缺失情况",
  LATE_REPORTS: "月报、周报、季度复核迟报漏报情况",
  MISSED_TARGETS: "未达标的考核指标",
  OPENINGS: "紧急调阅儿童敏感信息情况",
  LAPSED_APPROVALS: "逾期失效的审批",
};
