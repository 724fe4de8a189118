import type { ExportDefinition, Row } from "../export-definition";
import { CHILD_NAME, CHILD_NUMBER } from "./child-columns";
import { plain, SCHOOL, yesOrNo } from "./columns";

/** 出勤公示、缺勤预警、未上报考勤的学校. */
export const attendance: Readonly<Record<string, ExportDefinition>> = {
  "published-attendance": {
    title: "学校出勤公示",
    variables: "$regionCode: RegionCode!, $date: Date!",
    field: { name: "publishedAttendance", arguments: "regionCode: $regionCode, date: $date" },
    parent: null,
    form: "connection",
    columns: [
      SCHOOL,
      plain("日期", "date"),
      yesOrNo("是否上报", "reported"),
      plain("在籍", "enrolled", 8),
      plain("到校", "present", 8),
      plain("缺勤", "absent", 8),
    ],
  },
  "attendance-alerts": {
    title: "缺勤预警",
    variables: "$regionCode: RegionCode!, $asOf: Date, $stage: AbsenceStage! = HOME_VISIT",
    field: { name: "attendanceAlerts", arguments: "regionCode: $regionCode, asOf: $asOf, stage: $stage" },
    parent: null,
    form: "connection",
    columns: [
      {
        header: "学校",
        width: 24,
        selections: ["enrolment { school { name } }"],
        read: ({ enrolment }: Row) => enrolment?.school?.name ?? null,
      },
      {
        header: "年级",
        width: 6,
        selections: ["enrolment { grade }"],
        read: ({ enrolment }: Row) => enrolment?.grade ?? null,
      },
      CHILD_NUMBER,
      CHILD_NAME,
      {
        header: "预警阶段",
        width: 14,
        selections: ["run { stage }"],
        read: ({ run }: Row, titleOf) => titleOf("AbsenceStage", run.stage),
      },
      { header: "连续旷课天数", width: 14, selections: ["run { days }"], read: ({ run }: Row) => run.days },
      plain("起始日期", "since"),
    ],
  },
  "unreported-roll-checks": {
    title: "未上报考勤",
    variables: "$regionCode: RegionCode!, $date: Date!",
    field: { name: "unreportedRollChecks", arguments: "regionCode: $regionCode, date: $date" },
    parent: null,
    form: "connection",
    columns: [
      SCHOOL,
      plain("日期", "date"),
      {
        header: "未上报班级",
        width: 40,
        selections: ["classes { grade className }"],
        read: ({ classes }: Row) => classes.map(({ grade, className }: Row) => `${grade}年级${className}`).join("、"),
      },
    ],
  },
};
