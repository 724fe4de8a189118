import "reflect-metadata";
import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { ActRecord } from "../act/act.type";
import { Child } from "../child/child.type";
import type { NoShowEntity } from "./no-show.entity";
import { NoShowReason, NoShowResolution } from "./no-show-reason";

@ObjectType({ simpleResolvers: true, description: "A pupil who did not come when the term began. 开学未到学生。" })
export class NoShow {
  @Field(() => ID, { description: "Id of the record. 记录标识。" })
  id: string;

  @Field(() => Child, { nullable: true, description: "The child. 儿童。" })
  child: Child | null;

  @Field(() => String, { description: "Term, such as 2018-2019-1. 学期，如2018-2019-1。" })
  term: string;

  @Field(() => Int, { description: "Grade when it was recorded. 登记时年级。" })
  grade: number;

  @Field(() => NoShowReason, { description: "Why. 未到原因。" })
  reason: NoShowReason;

  @Field(() => ActRecord, { description: "Who recorded it. 登记人。" })
  recorded: ActRecord;

  @Field(() => NoShowResolution, {
    nullable: true,
    description: "What became of it; null while open. 处理结果；未处理为空。",
  })
  resolution: NoShowResolution | null;

  @Field(() => DateScalar, { nullable: true, description: "Day on which that was so. 处理日期。" })
  resolvedOn: string | null;

  @Field(() => ActRecord, { nullable: true, description: "Who settled it; null while open. 处理人；未处理为空。" })
  settled: ActRecord | null;

  schoolId: string;
  enrolmentId: string;
  /** Opened only for a request that asks for it. */
  whereaboutsSealed: Buffer;
  /** Opened only for a request that asks for it. */
  measureSealed: Buffer;
}

export const NoShowConnection = Connection(NoShow, "NoShow");

export const RecordNoShowOutcome = createUnionType({
  name: "RecordNoShowOutcome",
  description: "What came of recording a pupil who did not come. 登记未到学生的结果。",
  types: () => [NoShow, Refusal] as const,
});

export const ResolveNoShowOutcome = createUnionType({
  name: "ResolveNoShowOutcome",
  description: "What came of settling what became of a pupil. 处理未到学生的结果。",
  types: () => [NoShow, Refusal] as const,
});

/** The no-show of a row that the caller may see. */
export function toNoShow(row: NoShowEntity): NoShow {
  const { resolvedBy, resolvedPost, resolvedAt } = row;
  return {
    id: row.id,
    child: { id: row.childId },
    term: row.term,
    grade: row.grade,
    reason: row.reason,
    recorded: { actor: row.actor, post: row.post, at: row.at },
    resolution: row.resolution,
    resolvedOn: row.resolvedOn,
    settled:
      resolvedBy === null || resolvedPost === null || resolvedAt === null
        ? null
        : { actor: resolvedBy, post: resolvedPost, at: resolvedAt },
    schoolId: row.schoolId,
    enrolmentId: row.enrolmentId,
    whereaboutsSealed: row.whereaboutsSealed,
    measureSealed: row.measureSealed,
  };
}
