import "reflect-metadata";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { DateScalar, InstantScalar, MonthScalar } from "../../../schema/scalars";
import type { Month } from "../../../schema/scalars/month";
import { Child } from "../child/child.type";
import { toDeskType, Desk } from "../desk/desk.type";
import { School, toSchool } from "../school/school.type";
import { schoolOfDesk } from "../desk/desk";
import { ActivityKind, ActivityState } from "./activity-enums";
import type { ActivityCountRow, ActivityRow, PairingRow } from "./activity.rows";

@ObjectType({ simpleResolvers: true, description: "An activity that keeps children in school. 控辍保学活动。" })
export class Activity {
  @Field(() => ID, { description: "Id of the activity. 活动编号。" })
  id: string;

  @Field(() => Desk, { description: "Who organises it. 组织岗位。" })
  organiser: Desk;

  @Field(() => School, { nullable: true, description: "The school, where one organises it. 组织学校。" })
  school: School | null;

  @Field(() => ActivityKind, { description: "What it is. 类别。" })
  kind: ActivityKind;

  @Field(() => ActivityState, { description: "How far it has come. 状态。" })
  state: ActivityState;

  @Field(() => DateScalar, { description: "Day it is planned for. 计划日期。" })
  plannedOn: string;

  @Field(() => DateScalar, { nullable: true, description: "Day on which it was held. 开展日期。" })
  heldOn: string | null;

  @Field(() => Int, { nullable: true, description: "People who took part. 参与人数。" })
  participants: number | null;

  @Field(() => Int, { description: "Grows with every act; an act names the one it has read. 版本号。" })
  version: number;

  @Field(() => String, { description: "Account that planned it. 计划人账号。" })
  plannedBy: string;

  @Field(() => String, { description: "Post on the day. 计划人职务。" })
  plannedPost: string;

  @Field(() => InstantScalar, { nullable: true, description: "When it was reported or called off. 办结时间。" })
  closedAt: Date | null;

  /** Opened only for a request that asks for it. */
  titleSealed: Buffer;

  /** Opened only for a request that asks for it. */
  reportSealed: Buffer | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "A teacher who stands by a child left behind. 师生结对帮扶。",
})
export class ActivityPairing {
  @Field(() => ID, { description: "Id of the pair. 结对编号。" })
  id: string;

  @Field(() => Child, { nullable: true, description: "The child. 儿童。" })
  child: Child | null;

  @Field(() => String, { description: "The teacher. 帮扶教师姓名。" })
  teacher: string;

  @Field(() => String, { description: "The teacher's post. 帮扶教师职务。" })
  teacherPost: string;

  @Field(() => DateScalar, { description: "First day. 起始日期。" })
  since: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day; null while it lasts. 终止日期。" })
  endedOn: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "Activities of one organiser, kind and month. 按单位、类别、月份的活动统计。",
})
export class ActivityCount {
  @Field(() => Desk, { description: "Who organises them. 组织岗位。" })
  organiser: Desk;

  @Field(() => MonthScalar, { description: "Month for which they are planned. 计划月份。" })
  month: Month;

  @Field(() => ActivityKind, { description: "What they are. 类别。" })
  kind: ActivityKind;

  @Field(() => Int, { description: "Planned and not yet held. 已计划未开展。" })
  planned: number;

  @Field(() => Int, { description: "Held. 已开展。" })
  held: number;

  @Field(() => Int, { description: "Called off. 已取消。" })
  cancelled: number;

  @Field(() => Int, { description: "People who took part in those held. 参与人次。" })
  participants: number;
}

export const ActivityConnection = Connection(Activity, "Activity");
export const ActivityPairingConnection = Connection(ActivityPairing, "ActivityPairing");
export const ActivityCountConnection = Connection(ActivityCount, "ActivityCount");

export function toActivity({ organiser, ...row }: ActivityRow): Activity {
  return { ...row, organiser: toDeskType(organiser), school: toSchool(schoolOfDesk(organiser)) };
}

export function toPairing({ childId, ...row }: PairingRow): ActivityPairing {
  return { ...row, child: { id: childId } };
}

export function toActivityCount({ organiser, ...row }: ActivityCountRow): ActivityCount {
  return { ...row, organiser: toDeskType(organiser) };
}
