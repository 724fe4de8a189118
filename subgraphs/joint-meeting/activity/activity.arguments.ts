import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, Int } from "type-graphql";
import { PageArguments } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar, MonthScalar } from "../../../schema/scalars";
import type { Month } from "../../../schema/scalars/month";
import { ActivityKind, ActivityState } from "./activity-enums";
import { Activity, ActivityPairing } from "./activity.type";

const ACTIVITY = { description: "Id of the activity. 活动编号。" };
const VERSION = { description: "Version of the activity that was read. 所读取的版本号。" };

@ArgsType()
class MonthsArguments extends PageArguments {
  @Field(() => MonthScalar, { description: "First month. 起始月份。" })
  from: Month;

  @Field(() => MonthScalar, { description: "Last month. 截止月份。" })
  to: Month;
}

@ArgsType()
export class ActivitiesArguments extends MonthsArguments {
  @Field(() => [ActivityKind], { nullable: true, description: "Of these kinds alone. 仅列类别。" })
  kinds?: ActivityKind[] | null;

  @Field(() => [ActivityState], { nullable: true, description: "In these states alone. 仅列状态。" })
  states?: ActivityState[] | null;

  @Field(() => String, { nullable: true, description: "Of this organiser alone, by its desk. 仅列组织岗位。" })
  organiser?: string | null;
}

@ArgsType()
export class ActivityCountsArguments extends MonthsArguments {}

@ArgsType()
export class PlanActivityArguments {
  @Field(() => String, {
    nullable: true,
    description: "Desk that organises it, one of the caller's; by default the first. 组织岗位，缺省为本岗位。",
  })
  organiser?: string | null;

  @Field(() => ActivityKind, { description: "What it is. 类别。" })
  kind: ActivityKind;

  @Field(() => String, { description: "Title. 活动名称。" })
  title: string;

  @Field(() => DateScalar, { description: "Day it is planned for. 计划日期。" })
  plannedOn: Date;
}

@ArgsType()
export class ReportActivityArguments {
  @Field(() => ID, ACTIVITY)
  id: string;

  @Field(() => Int, VERSION)
  version: number;

  @Field(() => DateScalar, { description: "Day on which it was held, not after today. 开展日期，不得晚于今天。" })
  heldOn: Date;

  @Field(() => Int, { description: "People who took part, 0 to 100000. 参与人数，0至100000。" })
  participants: number;

  @Field(() => String, { description: "What was done. 开展情况。" })
  report: string;
}

@ArgsType()
export class CancelActivityArguments {
  @Field(() => ID, ACTIVITY)
  id: string;

  @Field(() => Int, VERSION)
  version: number;

  @Field(() => String, { description: "Why. 取消原因。" })
  reason: string;
}

@ArgsType()
export class PairChildArguments {
  @Field(() => ID, ACTIVITY)
  activityId: string;

  @Field(() => ID, { description: "The child, of the organiser's own roll. 儿童标识，须为本校在籍。" })
  childId: string;

  @Field(() => String, { description: "Name of the teacher. 帮扶教师姓名。" })
  teacher: string;

  @Field(() => String, { description: "Post of the teacher. 帮扶教师职务。" })
  teacherPost: string;

  @Field(() => DateScalar, { description: "First day, not after today. 起始日期，不得晚于今天。" })
  since: Date;
}

@ArgsType()
export class EndPairingArguments {
  @Field(() => ID, ACTIVITY)
  activityId: string;

  @Field(() => ID, { description: "Id of the pair. 结对编号。" })
  pairingId: string;

  @Field(() => DateScalar, { description: "Last day, not after today. 终止日期，不得晚于今天。" })
  endedOn: Date;
}

const activityOutcome = (name: string) =>
  createUnionType({
    name,
    description: "The activity, or why it was not done. 活动；或未予办理的原因。",
    types: () => [Activity, Refusal] as const,
  });

export const PlanActivityOutcome = activityOutcome("PlanActivityOutcome");
export const ReportActivityOutcome = activityOutcome("ReportActivityOutcome");
export const CancelActivityOutcome = activityOutcome("CancelActivityOutcome");

const pairingOutcome = (name: string) =>
  createUnionType({
    name,
    description: "The pair, or why it was not done. 结对；或未予办理的原因。",
    types: () => [ActivityPairing, Refusal] as const,
  });

export const PairChildOutcome = pairingOutcome("PairChildOutcome");
export const EndPairingOutcome = pairingOutcome("EndPairingOutcome");
