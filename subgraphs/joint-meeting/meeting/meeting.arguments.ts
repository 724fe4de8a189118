import "reflect-metadata";
import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import { PageArguments } from "../../../infra/runtime/page";
import { DateScalar, QuarterScalar, RegionCodeScalar } from "../../../schema/scalars";
import type { Quarter } from "../../../schema/scalars/quarter";
import type { RegionCode } from "../../../schema/scalars/region-code";
import { MeetingKind } from "./meeting-kind";
import { MeetingState } from "./meeting-state";

/** Which meeting, as whoever acts has read it. */
@ArgsType()
export class MeetingArguments {
  @Field(() => ID, { description: "Id of the meeting. 会议编号。" })
  meetingId: string;

  @Field(() => Int, { description: "Version that was read. 所读版本号。" })
  version: number;
}

@ArgsType()
export class ConveneMeetingArguments {
  @Field(() => MeetingKind, { description: "Why it is held. 会议类别。" })
  kind: MeetingKind;

  @Field(() => QuarterScalar, {
    nullable: true,
    description: "The quarter of a regular meeting; none for a special one. 季度，例会必填，专题会议不填。",
  })
  quarter?: Quarter | null;

  @Field(() => DateScalar, { description: "Day of the meeting, not before today. 会议日期，不得早于今天。" })
  on: Date;

  @Field(() => String, { description: "Place. 地点。" })
  place: string;

  @Field(() => String, { description: "Who chairs it, with post. 主持人姓名职务。" })
  chair: string;

  @Field(() => [String], {
    nullable: true,
    description:
      "Codes of the desks that are invited; the county's list by default. 参会岗位代码；默认按成员单位名单。",
  })
  members?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: "Why; needed for a special meeting. 召集理由，专题会议必填。",
  })
  reason?: string | null;
}

@ArgsType()
export class CancelMeetingArguments extends MeetingArguments {
  @Field(() => String, { description: "Why. 取消理由。" })
  reason: string;
}

@InputType({ description: "Whether a member came. 成员单位出席情况。" })
export class AttendanceInput {
  @Field(() => String, { description: "Code of the member's desk. 成员岗位代码。" })
  desk: string;

  @Field(() => Boolean, { description: "Whether it came. 是否出席。" })
  attended: boolean;

  @Field(() => String, { nullable: true, description: "Who came, with post. 出席人姓名职务。" })
  attendee?: string | null;

  @Field(() => String, { nullable: true, description: "Who came in the member's place. 代会人姓名职务。" })
  substitute?: string | null;
}

@ArgsType()
export class RecordAttendanceArguments extends MeetingArguments {
  @Field(() => [AttendanceInput], { description: "Of each member that it is recorded for. 各成员单位出席情况。" })
  attendance: AttendanceInput[];
}

@ArgsType()
export class MeetingsArguments extends PageArguments {
  @Field(() => RegionCodeScalar, { description: "The county. 县区区划代码。" })
  regionCode: RegionCode;

  @Field(() => [MeetingState], { nullable: true, description: "Only in these states. 会议状态。" })
  states?: MeetingState[] | null;
}
