import "reflect-metadata";
import { createUnionType, Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { ActRecord } from "../act/act.type";
import type { EntryCheckEntity } from "./entry-check.entity";

/** How far a school's check has come (开学核查状态). */
export enum EntryCheckState {
  OPEN = "OPEN",
  SUBMITTED = "SUBMITTED",
}

registerEnumType(EntryCheckState, {
  name: "EntryCheckState",
  description: "How far a school's check at a term's start has come. 开学核查状态。",
  valuesConfig: {
    OPEN: { description: "Not yet submitted. 未上报。" },
    SUBMITTED: { description: "Submitted; its numbers stay as they are. 已上报，数据不再变动。" },
  },
});

@ObjectType({ simpleResolvers: true, description: "Numbers of a grade at a term's start. 分年级开学核查数。" })
export class EntryCheckGrade {
  @Field(() => Int, { description: "Grade, 1 to 9. 年级，1至9。" })
  grade: number;

  @Field(() => Int, {
    description:
      "Expected: on the roll, not taught at home, and not known to have left. 应到人数（在籍，不含送教上门及已办离校者）。",
  })
  expected: number;

  @Field(() => Int, { description: "Arrived: expected less those who have not come. 实到人数（应到减未到）。" })
  arrived: number;

  @Field(() => Int, { description: "Not come, and nobody knows yet what becomes of them. 未到且未处理人数。" })
  noShows: number;
}

@ObjectType({ simpleResolvers: true, description: "A school's check at a term's start. 学校开学核查。" })
export class EntryCheck {
  @Field(() => String, { description: "Term, such as 2018-2019-1. 学期，如2018-2019-1。" })
  term: string;

  @Field(() => DateScalar, { description: "First day of the term. 开学日期。" })
  termStartsOn: string;

  @Field(() => DateScalar, { description: "Last day to submit. 上报截止日期。" })
  deadline: string;

  @Field(() => EntryCheckState, { description: "How far it has come. 状态。" })
  state: EntryCheckState;

  @Field(() => DateScalar, { nullable: true, description: "Day it was submitted; null before. 上报日期；未上报为空。" })
  submittedOn: string | null;

  @Field(() => ActRecord, { nullable: true, description: "Who submitted it; null before. 上报人；未上报为空。" })
  submission: ActRecord | null;

  @Field(() => Boolean, {
    description: "Whether it was submitted after the deadline, or is due since. 是否逾期（逾期上报或逾期未报）。",
  })
  isLate: boolean;

  id: string;
  schoolId: string;
}

export const EntryCheckConnection = Connection(EntryCheck, "EntryCheck");

@ObjectType({ simpleResolvers: true, description: "Checks of a term that were opened. 开学核查布置结果。" })
export class EntryChecksOpened {
  @Field(() => Int, { description: "How many schools got theirs now. 本次新布置学校数。" })
  opened: number;

  @Field(() => DateScalar, { description: "First day of the term. 开学日期。" })
  termStartsOn: string;

  @Field(() => DateScalar, { description: "Last day to submit. 上报截止日期。" })
  deadline: string;
}

@ObjectType({ simpleResolvers: true, description: "Sum of the schools' checks of a term. 开学核查汇总。" })
export class EntryCheckSum {
  @Field(() => Int, { description: "Schools of the region. 学校数。" })
  schools: number;

  @Field(() => Int, { description: "Schools whose check was opened. 已布置学校数。" })
  opened: number;

  @Field(() => Int, { description: "Schools that have submitted. 已上报学校数。" })
  submitted: number;

  @Field(() => Int, { description: "Schools that are or were late. 逾期学校数。" })
  late: number;

  @Field(() => Int, {
    description:
      "Pupils of all schools who have not come and of whom nobody knows yet. 各校未到且未处理学生数（含未上报学校）。",
  })
  openNoShows: number;

  @Field(() => [EntryCheckGrade], {
    description:
      "Of the schools that have submitted, as they did; the others are not in it. 已上报学校分年级合计，不含未上报学校。",
  })
  grades: EntryCheckGrade[];
}

export const OpenEntryChecksOutcome = createUnionType({
  name: "OpenEntryChecksOutcome",
  description: "What came of opening the checks of a term. 布置开学核查的结果。",
  types: () => [EntryChecksOpened, Refusal] as const,
});

export const SubmitEntryCheckOutcome = createUnionType({
  name: "SubmitEntryCheckOutcome",
  description: "What came of submitting a check. 上报开学核查的结果。",
  types: () => [EntryCheck, Refusal] as const,
});

/** The check of a row, as it is late or not on a day. */
export function toEntryCheck(row: EntryCheckEntity, today: string): EntryCheck {
  const { submittedBy: actor, submittedPost: post, submittedAt: at } = row;
  return {
    id: row.id,
    schoolId: row.schoolId,
    term: row.term,
    termStartsOn: row.termStartsOn,
    deadline: row.deadline,
    state: row.submittedOn === null ? EntryCheckState.OPEN : EntryCheckState.SUBMITTED,
    submittedOn: row.submittedOn,
    submission: actor === null || post === null || at === null ? null : { actor, post, at },
    isLate: (row.submittedOn ?? today) > row.deadline,
  };
}
