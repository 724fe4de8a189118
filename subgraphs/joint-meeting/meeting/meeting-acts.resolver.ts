import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { JointMeetingContext } from "../context";
import {
  CancelMeetingArguments,
  ConveneMeetingArguments,
  MeetingArguments,
  RecordAttendanceArguments,
} from "./meeting.arguments";
import {
  BeginMeetingOutcome,
  CancelMeetingOutcome,
  CloseMeetingOutcome,
  ConveneMeetingOutcome,
  EndMeetingOutcome,
  RecordAttendanceOutcome,
} from "./meeting-outcome.type";
import type { Meeting } from "./meeting.type";
import { toMeeting } from "./to-meeting";

@Resolver()
export class MeetingActsResolver {
  @Mutation(() => ConveneMeetingOutcome, {
    nullable: true,
    description: "Convenes a joint meeting and invites its members. 召集联席会议并通知成员单位。",
  })
  @Directive('@requiresScopes(scopes: [["meeting:convene"]])')
  conveneMeeting(
    @Args(() => ConveneMeetingArguments)
    { quarter = null, members = null, reason = null, on, ...given }: ConveneMeetingArguments,
    @Ctx() context: JointMeetingContext,
  ): Promise<Meeting | Refusal> {
    const wanted = { ...given, quarter, members, reason, on: isoDate(on) };
    return toOutcome(context, context.meetingConvening.convene(wanted));
  }

  @Mutation(() => BeginMeetingOutcome, {
    nullable: true,
    description: "Begins the session of a meeting whose agenda is drawn up. 宣布会议开始（议程已拟定）。",
  })
  @Directive('@requiresScopes(scopes: [["meeting:convene"]])')
  beginMeeting(
    @Args(() => MeetingArguments) wanted: MeetingArguments,
    @Ctx() context: JointMeetingContext,
  ): Promise<Meeting | Refusal> {
    return toOutcome(context, context.meetingActs.begin(wanted));
  }

  @Mutation(() => RecordAttendanceOutcome, {
    nullable: true,
    description: "Records which members came, in session or after it. 登记成员单位出席情况。",
  })
  @Directive('@requiresScopes(scopes: [["meeting:write"]])')
  recordAttendance(
    @Args(() => RecordAttendanceArguments) { attendance, ...wanted }: RecordAttendanceArguments,
    @Ctx() context: JointMeetingContext,
  ): Promise<Meeting | Refusal> {
    const lines = attendance.map(({ attendee = null, substitute = null, ...line }) => ({
      ...line,
      attendee,
      substitute,
    }));
    return toOutcome(context, context.meetingActs.recordAttendance({ ...wanted, attendance: lines }));
  }

  @Mutation(() => EndMeetingOutcome, { nullable: true, description: "Ends the session of a meeting. 宣布会议结束。" })
  @Directive('@requiresScopes(scopes: [["meeting:convene"]])')
  endMeeting(
    @Args(() => MeetingArguments) wanted: MeetingArguments,
    @Ctx() context: JointMeetingContext,
  ): Promise<Meeting | Refusal> {
    return toOutcome(context, context.meetingActs.end(wanted));
  }

  @Mutation(() => CloseMeetingOutcome, {
    nullable: true,
    description:
      "Closes a meeting with attendance and an answer to every item, and draws up its minutes. 办结会议并形成会议纪要（须登记出席、各议题均有结果）。",
  })
  @Directive('@requiresScopes(scopes: [["meeting:convene"]])')
  closeMeeting(
    @Args(() => MeetingArguments) wanted: MeetingArguments,
    @Ctx() context: JointMeetingContext,
  ): Promise<Meeting | Refusal> {
    return toOutcome(context, context.meetingClosing.close(wanted));
  }

  @Mutation(() => CancelMeetingOutcome, {
    nullable: true,
    description: "Cancels a meeting that has not begun. 取消尚未开始的会议。",
  })
  @Directive('@requiresScopes(scopes: [["meeting:convene"]])')
  cancelMeeting(
    @Args(() => CancelMeetingArguments) given: CancelMeetingArguments,
    @Ctx() context: JointMeetingContext,
  ): Promise<Meeting | Refusal> {
    return toOutcome(context, context.meetingActs.cancel(given));
  }
}

async function toOutcome(
  { meetings }: JointMeetingContext,
  acting: Promise<{ id: string } | Refusal>,
): Promise<Meeting | Refusal> {
  const done = await acting;
  return done instanceof Refusal ? done : toMeeting(await meetings.get(done.id));
}
