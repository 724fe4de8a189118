import type { ExportDefinition, Row } from "../export-definition";
import { CHILD_NAME, CHILD_NUMBER } from "./child-columns";
import { plain } from "./columns";

/** 送教上门台账. */
export const homeTeaching: Readonly<Record<string, ExportDefinition>> = {
  "home-teaching-plans": {
    title: "送教上门台账",
    variables: "$regionCode: RegionCode!, $schoolId: SchoolCode, $lateOnly: Boolean! = false",
    field: {
      name: "homeTeachingPlans",
      arguments: "regionCode: $regionCode, schoolId: $schoolId, lateOnly: $lateOnly",
    },
    parent: null,
    form: "connection",
    columns: [
      {
        header: "学校",
        width: 24,
        selections: ["enrolment { school { name } }"],
        read: ({ enrolment }: Row) => enrolment?.school?.name ?? null,
      },
      CHILD_NUMBER,
      CHILD_NAME,
      plain("起始日期", "startsOn"),
      plain("结束日期", "endsOn"),
      { header: "送教教师", width: 18, selections: ["teachers"], read: ({ teachers }: Row) => teachers.join("、") },
      plain("每月计划次数", "visitsPerMonth"),
      {
        header: "已送教次数",
        width: 12,
        selections: ["visits { visitedOn }"],
        read: ({ visits }: Row) => visits.length,
      },
      {
        header: "最近送教",
        width: 12,
        selections: ["visits { visitedOn }"],
        read: ({ visits }: Row) => visits.at(-1)?.visitedOn ?? null,
      },
      {
        header: "次数不足月份",
        width: 24,
        selections: ["missedMonths"],
        read: ({ missedMonths }: Row) => missedMonths.join("、"),
      },
    ],
  },
};
