import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import { AgendaItem } from "../agenda/agenda.type";
import type { JointMeetingContext } from "../context";
import { Meeting } from "../meeting/meeting.type";
import { toMeeting } from "../meeting/to-meeting";
import {
  MeetingDecision,
  RecordDecisionArguments,
  RecordDecisionOutcome,
  toMeetingDecision,
} from "./meeting-decision.type";

@Resolver(() => AgendaItem)
export class AgendaItemDecisionsResolver {
  @FieldResolver(() => [MeetingDecision], {
    description:
      "What was decided on it; a member sees what it is to carry out. 议定事项；成员单位仅见本单位承办事项。",
  })
  async decisions(
    @Root() { id }: AgendaItem,
    @Ctx() { meetingDecisions }: JointMeetingContext,
  ): Promise<MeetingDecision[]> {
    return (await meetingDecisions.list(id)).map(toMeetingDecision);
  }
}

@Resolver(() => MeetingDecision)
export class MeetingDecisionResolver {
  @FieldResolver(() => String, { description: "What was decided. 议定内容。" })
  text(@Root() { textSealed }: MeetingDecision, @Ctx() { vault }: JointMeetingContext): string {
    return vault.open(textSealed);
  }

  @FieldResolver(() => Meeting, { nullable: true, description: "The meeting that decided it. 议定会议。" })
  async meeting(
    @Root() { meetingId }: MeetingDecision,
    @Ctx() { meetings }: JointMeetingContext,
  ): Promise<Meeting | null> {
    const row = await meetings.find(meetingId);
    return row && toMeeting(row);
  }

  @Mutation(() => RecordDecisionOutcome, {
    nullable: true,
    description:
      "Records a decision on an agenda item; it becomes a task with an owner and a day. 记录议定事项并交办。",
  })
  @Directive('@requiresScopes(scopes: [["meeting:write"]])')
  async recordDecision(
    @Args(() => RecordDecisionArguments) { caseId = null, dueOn, ...given }: RecordDecisionArguments,
    @Ctx() { decisionRecording, meetingDecisions }: JointMeetingContext,
  ): Promise<MeetingDecision | Refusal> {
    const done = await decisionRecording.record({ ...given, caseId, dueOn: isoDate(dueOn) });
    return done instanceof Refusal ? done : toMeetingDecision(await meetingDecisions.get(done.id));
  }
}
