import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** The two lines of responsibility (双线). */
export enum ResponsibleLine {
  GOVERNMENT = "GOVERNMENT",
  EDUCATION = "EDUCATION",
}

registerEnumType(ResponsibleLine, {
  name: "ResponsibleLine",
  description: "Line of responsibility. 责任线（双线）。",
  valuesConfig: {
    GOVERNMENT: { description: "County, township, village. 政府线（县–乡镇–村）。" },
    EDUCATION: { description: "Bureau, school, grade, class. 教育线（局–校–年级–班）。" },
  },
});

/** Level at which somebody answers for a child of a case, on either line. */
export enum CaseResponsibleLevel {
  COUNTY_LEADER = "COUNTY_LEADER",
  TOWNSHIP_LEADER = "TOWNSHIP_LEADER",
  VILLAGE_LEADER = "VILLAGE_LEADER",
  BUREAU_LEADER = "BUREAU_LEADER",
  SECTION_HEAD = "SECTION_HEAD",
  PRINCIPAL = "PRINCIPAL",
  GRADE_HEAD = "GRADE_HEAD",
  CLASS_TEACHER = "CLASS_TEACHER",
  SUBJECT_TEACHER = "SUBJECT_TEACHER",
}

registerEnumType(CaseResponsibleLevel, {
  name: "CaseResponsibleLevel",
  description: "Level of responsibility on either line. 双线责任层级。",
  valuesConfig: {
    COUNTY_LEADER: { description: "A leader of the county. 县领导。" },
    TOWNSHIP_LEADER: { description: "A leader of the township. 乡镇（街道）领导。" },
    VILLAGE_LEADER: { description: "Who answers in the village. 村（社区）责任人。" },
    BUREAU_LEADER: { description: "A leader of the bureau, for the school. 局领导包校。" },
    SECTION_HEAD: { description: "The head of a section of the bureau. 分包股室长。" },
    PRINCIPAL: { description: "The principal. 校长。" },
    GRADE_HEAD: { description: "A leader of the school, for the grade. 校领导包年级。" },
    CLASS_TEACHER: { description: "The class teacher. 班主任包班。" },
    SUBJECT_TEACHER: { description: "A teacher, for the child. 科任教师包人。" },
  },
});

const { COUNTY_LEADER, TOWNSHIP_LEADER, VILLAGE_LEADER } = CaseResponsibleLevel;

/** Levels of the government's line, from the county down. */
export const GOVERNMENT_LEVELS: readonly CaseResponsibleLevel[] = [COUNTY_LEADER, TOWNSHIP_LEADER, VILLAGE_LEADER];

/** The line to which a level belongs. */
export function lineOf(level: CaseResponsibleLevel): ResponsibleLine {
  return GOVERNMENT_LEVELS.includes(level) ? ResponsibleLine.GOVERNMENT : ResponsibleLine.EDUCATION;
}
