import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Level at which somebody answers for keeping children in school (四包、五级责任). */
export enum ResponsibilityLevel {
  BUREAU_LEADER = "BUREAU_LEADER",
  SECTION_HEAD = "SECTION_HEAD",
  PRINCIPAL = "PRINCIPAL",
  GRADE_HEAD = "GRADE_HEAD",
  CLASS_TEACHER = "CLASS_TEACHER",
  SUBJECT_TEACHER = "SUBJECT_TEACHER",
}

registerEnumType(ResponsibilityLevel, {
  name: "ResponsibilityLevel",
  description: "Level at which somebody answers for keeping children in school. 控辍保学责任层级（四包、五级责任）。",
  valuesConfig: {
    BUREAU_LEADER: { description: "A leader of the bureau, for a school. 局领导包校。" },
    SECTION_HEAD: { description: "The head of a section of the bureau, for a school. 分包股室长。" },
    PRINCIPAL: { description: "The principal, for the school. 校长。" },
    GRADE_HEAD: { description: "A leader of the school, for a grade. 校领导包年级（年级主任）。" },
    CLASS_TEACHER: { description: "The class teacher, for a class. 班主任包班。" },
    SUBJECT_TEACHER: { description: "A teacher, for one child. 科任教师包人。" },
  },
});

/** Where a responsibility lies: the whole school unless it names more. */
export interface Place {
  grade: number | null;
  className: string | null;
  enrolmentId: string | null;
}

interface LevelRule {
  /** Who enters it: the bureau for its own people, the school for its own. */
  by: "BUREAU" | "SCHOOL";
  /** What it is for, beside the school. */
  names: readonly (keyof Place)[];
}

/** Who enters which level, and what it is for. */
export const LEVEL_RULES: Readonly<Record<ResponsibilityLevel, LevelRule>> = {
  [ResponsibilityLevel.BUREAU_LEADER]: { by: "BUREAU", names: [] },
  [ResponsibilityLevel.SECTION_HEAD]: { by: "BUREAU", names: [] },
  [ResponsibilityLevel.PRINCIPAL]: { by: "SCHOOL", names: [] },
  [ResponsibilityLevel.GRADE_HEAD]: { by: "SCHOOL", names: ["grade"] },
  [ResponsibilityLevel.CLASS_TEACHER]: { by: "SCHOOL", names: ["grade", "className"] },
  [ResponsibilityLevel.SUBJECT_TEACHER]: { by: "SCHOOL", names: ["enrolmentId"] },
};
