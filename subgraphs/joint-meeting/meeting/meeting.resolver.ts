import "reflect-metadata";
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import type { JointMeetingContext } from "../context";
import { MeetingsArguments } from "./meeting.arguments";
import { mayReadWholeMeeting } from "./meeting.policy";
import { Meeting, MeetingConnection, MeetingEvent, MeetingMember } from "./meeting.type";
import { toMeeting, toMeetingEvent, toMeetingMember } from "./to-meeting";

@Resolver(() => Meeting)
export class MeetingResolver {
  @Query(() => Meeting, {
    nullable: true,
    description: "A joint meeting by id; null when missing or hidden. 按编号查询联席会议；不存在或无权查看时为空。",
  })
  @Directive('@requiresScopes(scopes: [["meeting:read"]])')
  async meeting(
    @Arg("id", () => ID, { description: "Id of the meeting. 会议编号。" }) id: string,
    @Ctx() { meetings }: JointMeetingContext,
  ): Promise<Meeting | null> {
    const row = await meetings.find(id);
    return row && toMeeting(row);
  }

  @Query(() => MeetingConnection, {
    nullable: true,
    description:
      "Joint meetings of the county, the latest first; a member's are those it is invited to. 联席会议（由近及远）；成员单位仅见受邀会议。",
  })
  @Directive('@requiresScopes(scopes: [["meeting:read"]])')
  async meetings(
    @Args(() => MeetingsArguments) { regionCode, states = null, ...page }: MeetingsArguments,
    @Ctx() { meetings }: JointMeetingContext,
  ): Promise<ConnectionOf<Meeting>> {
    const wanted = readPage(page, 2);
    const rows = await meetings.list({ regionCode, states }, wanted);
    return toConnection(rows, wanted, ({ heldOn, id }) => [heldOn, id], toMeeting);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Why a special meeting is held; null for a member. 专题会议理由；成员单位不可见。",
  })
  reason(@Root() { reasonSealed, ...meeting }: Meeting, @Ctx() context: JointMeetingContext): string | null {
    return openFor(context, meeting, reasonSealed);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Why it was cancelled; null for a member. 取消理由；成员单位不可见。",
  })
  cancelReason(
    @Root() { cancelReasonSealed, ...meeting }: Meeting,
    @Ctx() context: JointMeetingContext,
  ): string | null {
    return openFor(context, meeting, cancelReasonSealed);
  }

  @FieldResolver(() => [MeetingMember], { description: "Who is invited, and who came. 参会成员单位及出席情况。" })
  async members(@Root() { id }: Meeting, @Ctx() { meetings }: JointMeetingContext): Promise<MeetingMember[]> {
    return (await meetings.findMembers(id)).map(toMeetingMember);
  }

  @FieldResolver(() => [MeetingEvent], {
    nullable: true,
    description: "What happened to it, in order; null for a member. 会议经过；成员单位不可见。",
  })
  async history(
    @Root() meeting: Meeting,
    @Ctx() { caller, meetings }: JointMeetingContext,
  ): Promise<MeetingEvent[] | null> {
    if (!mayReadWholeMeeting(caller, meeting)) return null;
    return (await meetings.findEvents(meeting.id)).map(toMeetingEvent);
  }
}

@Resolver(() => MeetingEvent)
export class MeetingEventResolver {
  @FieldResolver(() => String, { nullable: true, description: "Note. 备注。" })
  note(@Root() { noteSealed }: MeetingEvent, @Ctx() { vault }: JointMeetingContext): string | null {
    return noteSealed && vault.open(noteSealed);
  }
}

const openFor = (
  { caller, vault }: JointMeetingContext,
  meeting: Pick<Meeting, "regionCode">,
  sealed: Buffer | null,
): string | null => (sealed !== null && mayReadWholeMeeting(caller, meeting) ? vault.open(sealed) : null);
