import "reflect-metadata";
import { registerEnumType } from "type-graphql";
import { IndicatorLevel } from "../indicator/indicator-kind";

/** The levels of responsibility that a veto falls on (一票否决): the first four of five; the class teacher is none of them. */
export enum VetoedLevel {
  BUREAU_LEADER = "BUREAU_LEADER",
  SECTION_HEAD = "SECTION_HEAD",
  PRINCIPAL = "PRINCIPAL",
  GRADE_HEAD = "GRADE_HEAD",
}

registerEnumType(VetoedLevel, {
  name: "VetoedLevel",
  description: "Level of responsibility that a veto falls on. 一票否决责任层级（五级责任的前四级）。",
  valuesConfig: {
    BUREAU_LEADER: { description: "The bureau's leader for the township or school. 局分包领导。" },
    SECTION_HEAD: { description: "The bureau's head of section for it. 分包股室长。" },
    PRINCIPAL: { description: "The principal. 校长。" },
    GRADE_HEAD: { description: "The head of the grade. 年级主任。" },
  },
});

const { BUREAU_LEADER, SECTION_HEAD, PRINCIPAL, GRADE_HEAD } = VetoedLevel;

/** Who answers for a unit. */
export const VETOED_LEVELS: Record<IndicatorLevel, readonly VetoedLevel[]> = {
  COUNTY: [],
  TOWNSHIP: [BUREAU_LEADER, SECTION_HEAD],
  SCHOOL: [BUREAU_LEADER, SECTION_HEAD, PRINCIPAL],
  GRADE: [GRADE_HEAD],
};
