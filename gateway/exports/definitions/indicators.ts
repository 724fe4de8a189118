import type { ExportDefinition, Row } from "../export-definition";
import { percentage, plain, SCHOOL, title } from "./columns";

/** 控辍保学指标、无辍学班、无辍学校. */
export const indicators: Readonly<Record<string, ExportDefinition>> = {
  indicators: {
    title: "控辍保学指标",
    variables: "$regionCode: RegionCode!, $schoolYear: SchoolYear!, $level: IndicatorLevel!, $kinds: [IndicatorKind!]",
    field: {
      name: "indicators",
      arguments: "regionCode: $regionCode, schoolYear: $schoolYear, level: $level, kinds: $kinds",
    },
    parent: null,
    form: "list",
    columns: [
      plain("单位", "name", 24),
      title("指标", "kind", "IndicatorKind", 24),
      plain("分子", "numerator", 10),
      plain("分母", "denominator", 10),
      percentage("比率", "rate"),
      percentage("目标", "target"),
      {
        header: "是否达标",
        width: 10,
        selections: ["meetsTarget"],
        read: ({ meetsTarget }: Row) => (meetsTarget === null ? null : meetsTarget ? "达标" : "未达标"),
      },
      plain("截至日期", "asOf"),
    ],
  },
  "schools-without-dropout": {
    title: "无辍学学校",
    variables: "$regionCode: RegionCode!, $schoolYear: SchoolYear!",
    field: { name: "schoolsWithoutDropout", arguments: "regionCode: $regionCode, schoolYear: $schoolYear" },
    parent: null,
    form: "connection",
    columns: [SCHOOL, plain("在籍人数", "onRoll")],
  },
  "classes-without-dropout": {
    title: "无辍学班",
    variables: "$regionCode: RegionCode!, $schoolYear: SchoolYear!",
    field: { name: "classesWithoutDropout", arguments: "regionCode: $regionCode, schoolYear: $schoolYear" },
    parent: null,
    form: "connection",
    columns: [SCHOOL, plain("年级", "grade", 6), plain("班级", "className", 8), plain("在籍人数", "onRoll")],
  },
};
