import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { Region, toRegion } from "../../../infra/runtime/region.type";
import { DateScalar, InstantScalar, RegionCodeScalar, SchoolYearScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import { Child } from "../child/child.type";
import { FindingKind } from "../finding/finding-kind";
import { SweepState } from "./sweep-state";
import type { SweepRow } from "./sweep.store";

@ObjectType({
  simpleResolvers: true,
  description: "A comparison of all registers of the county, child by child. 一次四查三比对。",
})
export class Sweep {
  @Field(() => ID, { description: "Id of the sweep. 比对标识。" })
  id: string;

  @Field(() => Region, { description: "The county. 县（市、区）。" })
  region: Region;

  @Field(() => SchoolYearScalar, { description: "School year whose ages count. 学年。" })
  schoolYear: string;

  @Field(() => DateScalar, { description: "The day that the registers are compared on. 比对基准日。" })
  asOf: string;

  @Field(() => SweepState, { description: "How far it has come. 状态。" })
  state: SweepState;

  @Field(() => Int, { description: "Records compared so far. 已比对人数。" })
  done: number;

  @Field(() => Int, {
    nullable: true,
    description: "Records in all; null until all are listed. 总人数；清单未齐时为空。",
  })
  total: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Seconds left at the rate so far; null before there is one. 预计剩余秒数；尚无速率时为空。",
  })
  etaSeconds: number | null;

  @Field(() => Int, {
    description:
      "Statements by which registers disagree and no finding tells it; 0 until it is completed. 部门间不一致而未列为问题的条数；完成前为0。",
  })
  disagreements: number;

  @Field(() => String, { description: "Account that started it. 发起账号。" })
  requestedBy: string;

  @Field(() => InstantScalar, { description: "When it was asked for. 发起时间。" })
  requestedAt: Date;

  @Field(() => InstantScalar, { nullable: true, description: "When work on it began. 开始时间。" })
  startedAt: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it ended. 结束时间。" })
  finishedAt: Date | null;
}

/** A sweep as it stands; of its class, by which an outcome tells it from the others. */
export function toSweep({ regionCode, ...row }: SweepRow): Sweep {
  return Object.assign(new Sweep(), { ...row, region: toRegion(regionCode) });
}

@ObjectType({ simpleResolvers: true, description: "How many findings of a kind. 某类问题的数量。" })
export class FindingCount {
  @Field(() => FindingKind, { description: "Kind. 类别。" })
  kind: FindingKind;

  @Field(() => Int, { description: "How many. 数量。" })
  count: number;
}

@ObjectType({ simpleResolvers: true, description: "A department that a sweep could not read. 比对中未应答的部门。" })
export class MissingPart {
  @Field(() => String, { description: "Name of the department, or gateway or identity. 部门名称，或网关、身份服务。" })
  department: string;

  @Field(() => [Int], {
    description: "Pages that lack it; empty when the list of children does. 缺失的页；儿童清单缺失时为空列表。",
  })
  pages: number[];
}

@ObjectType({ simpleResolvers: true, description: "The county is being swept already. 本县比对正在进行。" })
export class SweepAlreadyRunning {
  @Field(() => Sweep, { description: "The sweep under way. 进行中的比对。" })
  sweep: Sweep;

  constructor(sweep: Sweep) {
    this.sweep = sweep;
  }
}

export const StartSweepOutcome = createUnionType({
  name: "StartSweepOutcome",
  description: "The sweep that was started, the one that runs, or why none was started. 发起比对的结果。",
  types: () => [Sweep, SweepAlreadyRunning, Refusal] as const,
});

export const ResumeSweepOutcome = createUnionType({
  name: "ResumeSweepOutcome",
  description: "The sweep that goes on, the one that runs instead, or why it does not go on. 续办比对的结果。",
  types: () => [Sweep, SweepAlreadyRunning, Refusal] as const,
});

export const CancelSweepOutcome = createUnionType({
  name: "CancelSweepOutcome",
  description: "The sweep that was given up, or why it was not. 取消比对的结果。",
  types: () => [Sweep, Refusal] as const,
});

@ArgsType()
export class StartSweepArguments {
  @Field(() => RegionCodeScalar, { description: "The county. 县（市、区）区划代码。" })
  regionCode: RegionCode;

  @Field(() => SchoolYearScalar, { description: "School year whose ages count. 学年。" })
  schoolYear: SchoolYear;

  @Field(() => DateScalar, {
    description: "The day to compare on, within the school year and not to come. 比对基准日，须在学年内且不晚于当日。",
  })
  asOf: Date;
}

export const SweepConnection = Connection(Sweep, "Sweep");

@ArgsType()
export class SweepsArguments extends PageArguments {
  @Field(() => RegionCodeScalar, { description: "The county. 县（市、区）区划代码。" })
  regionCode: RegionCode;
}

export const SweepChildConnection = Connection(Child, "SweepChild");

@ArgsType()
export class SweepChildrenArguments extends PageArguments {
  @Field(() => ID, { description: "Id of the sweep. 比对标识。" })
  sweepId: string;

  @Field(() => Int, { nullable: true, description: "Only this page of the sweep's reading. 仅此比对页。" })
  page?: number | null;
}
