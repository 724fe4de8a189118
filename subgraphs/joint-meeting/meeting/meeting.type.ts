import "reflect-metadata";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { Region } from "../../../infra/runtime/region.type";
import { DateScalar, InstantScalar, QuarterScalar } from "../../../schema/scalars";
import type { Quarter } from "../../../schema/scalars/quarter";
import { Desk } from "../desk/desk.type";
import { MeetingEventKind } from "./meeting-event-kind";
import { MeetingKind } from "./meeting-kind";
import { MeetingState } from "./meeting-state";

@ObjectType({ simpleResolvers: true, description: "A member invited to a meeting. 参会成员单位。" })
export class MeetingMember {
  @Field(() => Desk, { description: "The desk that is invited. 成员单位。" })
  desk: Desk;

  @Field(() => String, { description: "Its title. 单位名称。" })
  title: string;

  @Field(() => Boolean, { nullable: true, description: "Whether it came; null until recorded. 是否出席；未登记为空。" })
  attended: boolean | null;

  @Field(() => String, { nullable: true, description: "Who came, with post. 出席人姓名职务。" })
  attendee: string | null;

  @Field(() => String, { nullable: true, description: "Who came in the member's place. 代会人姓名职务。" })
  substitute: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The minutes of a meeting. 会议纪要。" })
export class MeetingMinutes {
  @Field(() => ID, { description: "Id of the document. 文书编号。" })
  id: string;

  @Field(() => String, { description: "Number of the document. 文号。" })
  number: string;

  @Field(() => DateScalar, { description: "Day of issue. 成文日期。" })
  issuedOn: string;
}

@ObjectType({ simpleResolvers: true, description: "What happened to a meeting. 会议经过。" })
export class MeetingEvent {
  @Field(() => MeetingEventKind, { description: "What. 事项。" })
  kind: MeetingEventKind;

  @Field(() => ID, { nullable: true, description: "Agenda item that it was about. 议题编号。" })
  itemId: string | null;

  @Field(() => InstantScalar, { description: "When. 时间。" })
  at: Date;

  @Field(() => String, { description: "Account. 经办人账号。" })
  actor: string;

  @Field(() => String, { description: "Post on the day. 经办人职务。" })
  post: string;

  @Field(() => String, { description: "Department. 部门。" })
  department: string;

  /** Opened only for a request that asks for it. */
  noteSealed: Buffer | null;
}

@ObjectType({ simpleResolvers: true, description: "A joint meeting of the county's departments. 联席会议。" })
export class Meeting {
  @Field(() => ID, { description: "Id of the meeting. 会议编号。" })
  id: string;

  @Field(() => Region, { description: "The county. 县区。" })
  region: Region;

  @Field(() => String, { description: "Which meeting of the year, such as 2018年第3次. 会议次序。" })
  number: string;

  @Field(() => MeetingKind, { description: "Why it is held. 会议类别。" })
  kind: MeetingKind;

  @Field(() => QuarterScalar, { nullable: true, description: "The quarter of a regular meeting. 季度（例会）。" })
  quarter: Quarter | null;

  @Field(() => DateScalar, { description: "Day of the meeting. 会议日期。" })
  heldOn: string;

  @Field(() => String, { description: "Place. 地点。" })
  place: string;

  @Field(() => String, { description: "Who chairs it, with post. 主持人姓名职务。" })
  chair: string;

  @Field(() => MeetingState, { description: "How far it has come. 会议状态。" })
  state: MeetingState;

  @Field(() => Int, {
    description: "Grows with each act; an act names the one it has read. 版本号，办理时须填所读版本。",
  })
  version: number;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "When the agenda was drawn up last; null before. 最近拟定议程时间。",
  })
  drawnAt: Date | null;

  @Field(() => DateScalar, { description: "Day of convening. 召集日期。" })
  convenedOn: string;

  @Field(() => String, { description: "Account that convened it. 召集人账号。" })
  convenedBy: string;

  @Field(() => String, { description: "Post on the day. 召集人职务。" })
  convenedPost: string;

  @Field(() => DateScalar, { nullable: true, description: "Day of closing; null before. 办结日期。" })
  closedOn: string | null;

  @Field(() => String, { nullable: true, description: "Account that closed it. 办结人账号。" })
  closedBy: string | null;

  @Field(() => String, { nullable: true, description: "Post on the day. 办结人职务。" })
  closedPost: string | null;

  @Field(() => MeetingMinutes, { nullable: true, description: "Its minutes; null before the closing. 会议纪要。" })
  minutes: MeetingMinutes | null;

  /** Opened only for a request that asks for it, and whoever sees the whole meeting. */
  reasonSealed: Buffer | null;
  cancelReasonSealed: Buffer | null;
  regionCode: string;
  /** Desks of the members. */
  desks: string[];
}

export const MeetingConnection = Connection(Meeting, "Meeting");
