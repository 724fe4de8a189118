import "reflect-metadata";
import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { DateScalar } from "../../../schema/scalars";
import { ActRecord } from "../act/act.type";
import type { HomeTeachingPlanEntity } from "./home-teaching-plan.entity";

@ObjectType({ simpleResolvers: true, description: "A visit that was held, with its lesson. 送教记录。" })
export class HomeTeachingVisit extends ActRecord {
  @Field(() => DateScalar, { description: "Day. 送教日期。" })
  visitedOn: string;

  @Field(() => Float, { description: "Hours taught. 课时（小时）。" })
  hours: number;

  @Field(() => [String], { description: "Who taught. 送教教师。" })
  teachers: string[];

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day of the next visit; null where none is set. 下次送教日期。",
  })
  nextOn: string | null;

  /** Opened only for a request that asks for it. */
  lessonSealed: Buffer;

  /** Opened only for a request that asks for it. */
  responseSealed: Buffer;
}

@ObjectType({ simpleResolvers: true, description: "A plan of teaching a child at home. 送教上门计划。" })
export class HomeTeachingPlan {
  @Field(() => ID, { description: "Id of the plan. 计划标识。" })
  id: string;

  @Field(() => DateScalar, { description: "First day. 起始日期。" })
  startsOn: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Last day, planned or real; null while open. 结束日期；未定为空。",
  })
  endsOn: string | null;

  @Field(() => Int, { description: "Visits planned for a month. 每月送教次数。" })
  visitsPerMonth: number;

  @Field(() => [String], { description: "Who teaches. 送教教师。" })
  teachers: string[];

  @Field(() => ActRecord, { description: "Who has made it. 制定人。" })
  planned: ActRecord;

  @Field(() => ActRecord, {
    nullable: true,
    description: "Who has ended it; null for one that stands or ran out. 终止人；未终止为空。",
  })
  ended: ActRecord | null;

  enrolmentId: string;

  /** Opened only for a request that asks for it. */
  goalsSealed: Buffer;

  /** Opened only for a request that asks for it. */
  endReasonSealed: Buffer | null;
}

export const HomeTeachingPlanConnection = Connection(HomeTeachingPlan, "HomeTeachingPlan");

/** The plan of a row that the caller may read. */
export function toHomeTeachingPlan(row: HomeTeachingPlanEntity): HomeTeachingPlan {
  const { actor, post, at, endedBy, endedPost, endedAt } = row;
  return {
    id: row.id,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    visitsPerMonth: row.visitsPerMonth,
    teachers: row.teachers,
    planned: { actor, post, at },
    ended:
      endedBy === null || endedPost === null || endedAt === null
        ? null
        : { actor: endedBy, post: endedPost, at: endedAt },
    enrolmentId: row.enrolmentId,
    goalsSealed: row.goalsSealed,
    endReasonSealed: row.endReasonSealed,
  };
}
