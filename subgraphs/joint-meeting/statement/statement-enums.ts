import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Level of a statement: townships towards the county, and the five levels of seed 000. */
export enum StatementLevel {
  TOWNSHIP_LEADER = "TOWNSHIP_LEADER",
  BUREAU_LEADER = "BUREAU_LEADER",
  SECTION_HEAD = "SECTION_HEAD",
  PRINCIPAL = "PRINCIPAL",
  GRADE_HEAD = "GRADE_HEAD",
  CLASS_TEACHER = "CLASS_TEACHER",
}

registerEnumType(StatementLevel, {
  name: "StatementLevel",
  description: "Level of a statement of responsibility. 责任状层级。",
  valuesConfig: {
    TOWNSHIP_LEADER: { description: "The head of a township, towards the county. 乡镇（街道）负责人。" },
    BUREAU_LEADER: { description: "A leader of the bureau, for a school. 局分包领导。" },
    SECTION_HEAD: { description: "The head of a section of the bureau, for a school. 分包股室长。" },
    PRINCIPAL: { description: "The principal, towards the bureau. 校长。" },
    GRADE_HEAD: { description: "A leader of the school, for a grade. 年级主任。" },
    CLASS_TEACHER: { description: "The class teacher, towards the principal. 班主任。" },
  },
});

/** Which of the two that a statement binds signs. */
export enum StatementSide {
  SIGNATORY = "SIGNATORY",
  SUPERIOR = "SUPERIOR",
}

registerEnumType(StatementSide, {
  name: "StatementSide",
  description: "Which side of a statement signs. 签订方。",
  valuesConfig: {
    SIGNATORY: { description: "Who answers. 责任人一方。" },
    SUPERIOR: { description: "To whom. 上级一方。" },
  },
});

/** How somebody stands by cases and figures; whether there is a veto, people decide. */
export enum Standing {
  GOOD = "GOOD",
  DROPOUTS_OUT = "DROPOUTS_OUT",
  TARGET_MISSED = "TARGET_MISSED",
  VETO_CANDIDATE = "VETO_CANDIDATE",
}

registerEnumType(Standing, {
  name: "Standing",
  description: "How somebody stands by the cases and figures of the own unit. 履责情况（按个案与指标计算）。",
  valuesConfig: {
    GOOD: { description: "Nobody is out, every target is met. 无在辍学生且指标达标。" },
    DROPOUTS_OUT: { description: "Children are out of school. 尚有在辍学生。" },
    TARGET_MISSED: { description: "A target is missed. 指标未达标。" },
    VETO_CANDIDATE: {
      description:
        "A dropout is out longer than allowed, at a level that a veto falls on. 超期未返校，列入一票否决候选。",
    },
  },
});
