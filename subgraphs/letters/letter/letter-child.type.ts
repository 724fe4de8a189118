import "reflect-metadata";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Region, toRegion } from "../../../infra/runtime/region.type";
import { DateScalar } from "../../../schema/scalars";
import type { PersonId } from "../../../schema/person-id";
import { Child } from "../child/child.type";
import { LetterChildState } from "./letter-child-state";
import { dueOf, overdueDays } from "./letter-due";
import { LetterOutcome, ReturnReason } from "./letter-outcome";
import type { LetterChildRow, LetterRow } from "./letter.rows";

@ObjectType({
  simpleResolvers: true,
  description: "A child of a letter: what the letter says of it, and what came of it. 函件所涉儿童。",
})
export class LetterChild {
  @Field(() => ID, { description: "Id within the exchange. 条目编号。" })
  id: string;

  @Field(() => Int, { description: "Place in the letter, from 1. 序号。" })
  position: number;

  @Field(() => Child, {
    nullable: true,
    description: "The child; null until the own registers know it. 儿童；本县未核对到时为空。",
  })
  child: Child | null;

  @Field(() => ID, { nullable: true, description: "Id of its case in this county. 本县案件编号。" })
  caseId: string | null;

  @Field(() => String, { nullable: true, description: "Number of that case. 本县案号。" })
  caseNumber: string | null;

  @Field(() => LetterChildState, { description: "State; the same in both counties. 办理状态（两县一致）。" })
  state: LetterChildState;

  @Field(() => DateScalar, { description: "Since when it is in that state. 进入该状态日期。" })
  stateSince: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day on which it was accepted, by the county to which it was forwarded too. 受理日期（含转办县区）。",
  })
  acceptedOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: "By when the next answer is due. 应办理期限。" })
  dueOn: string | null;

  @Field(() => Int, { description: "Days past that day; 0 when it has not passed. 逾期天数；未逾期为0。" })
  overdueDays: number;

  @Field(() => ReturnReason, { nullable: true, description: "Why it was returned. 退函原因。" })
  reason: ReturnReason | null;

  @Field(() => Region, { nullable: true, description: "County to which the household has moved. 户籍迁往县区。" })
  movedTo: Region | null;

  @Field(() => LetterOutcome, { nullable: true, description: "What came of it. 办理结果。" })
  outcome: LetterOutcome | null;

  @Field(() => DateScalar, { nullable: true, description: "Day of that. 结果日期。" })
  outcomeOn: string | null;

  /** What field resolvers work with; opened only for a request that asks for it. */
  row: LetterChildRow;
}

/** A child of a letter that the caller may read. */
export function toLetterChild(row: LetterChildRow, letter: LetterRow, today: string): LetterChild {
  const dueOn = dueOf(letter, row);
  return Object.assign(new LetterChild(), {
    id: row.id,
    position: row.position,
    child: row.childId === null ? null : { id: row.childId as PersonId },
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    state: row.state,
    stateSince: row.stateSince,
    acceptedOn: row.acceptedOn,
    dueOn,
    overdueDays: overdueDays(dueOn, today),
    reason: row.reason,
    movedTo: row.movedTo === null ? null : toRegion(row.movedTo),
    outcome: row.outcome,
    outcomeOn: row.outcomeOn,
    row,
  });
}
