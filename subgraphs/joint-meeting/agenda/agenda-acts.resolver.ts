import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { JointMeetingContext } from "../context";
import { MeetingArguments } from "../meeting/meeting.arguments";
import type { Meeting } from "../meeting/meeting.type";
import { toMeeting } from "../meeting/to-meeting";
import {
  AddAgendaItemArguments,
  AddAgendaItemOutcome,
  DrawUpAgendaOutcome,
  DropAgendaItemArguments,
  DropAgendaItemOutcome,
  EditAgendaItemArguments,
  EditAgendaItemOutcome,
  MoveAgendaItemArguments,
  MoveAgendaItemOutcome,
  NoteAgendaItemArguments,
  NoteAgendaItemOutcome,
} from "./agenda.arguments";
import type { AgendaItem } from "./agenda.type";
import { toAgendaItem } from "./to-agenda-item";

@Resolver()
export class AgendaActsResolver {
  @Mutation(() => DrawUpAgendaOutcome, {
    nullable: true,
    description:
      "Draws up the agenda of a meeting that has not begun, or draws it up anew. 自动拟定（或更新）会议议程。",
  })
  @Directive('@requiresScopes(scopes: [["meeting:write"]])')
  async drawUpAgenda(
    @Args(() => MeetingArguments) wanted: MeetingArguments,
    @Ctx() { agendaDrawing, meetings }: JointMeetingContext,
  ): Promise<Meeting | Refusal> {
    const done = await agendaDrawing.drawUp(wanted);
    return done instanceof Refusal ? done : toMeeting(await meetings.get(done.id));
  }

  @Mutation(() => AddAgendaItemOutcome, {
    nullable: true,
    description: "Puts a case, or anything else, on the agenda. 增加议题。",
  })
  @Directive('@requiresScopes(scopes: [["meeting:write"]])')
  addAgendaItem(
    @Args(() => AddAgendaItemArguments)
    { caseId = null, title = null, text = null, ...wanted }: AddAgendaItemArguments,
    @Ctx() context: JointMeetingContext,
  ): Promise<AgendaItem | Refusal> {
    return toOutcome(context, context.agendaActs.add({ ...wanted, caseId, title, text }));
  }

  @Mutation(() => EditAgendaItemOutcome, { nullable: true, description: "Words an agenda item anew. 修改议题。" })
  @Directive('@requiresScopes(scopes: [["meeting:write"]])')
  editAgendaItem(
    @Args(() => EditAgendaItemArguments) { text = null, ...given }: EditAgendaItemArguments,
    @Ctx() context: JointMeetingContext,
  ): Promise<AgendaItem | Refusal> {
    return toOutcome(context, context.agendaActs.edit({ ...given, text }));
  }

  @Mutation(() => MoveAgendaItemOutcome, {
    nullable: true,
    description: "Moves an agenda item to another place. 调整议题顺序。",
  })
  @Directive('@requiresScopes(scopes: [["meeting:write"]])')
  moveAgendaItem(
    @Args(() => MoveAgendaItemArguments) given: MoveAgendaItemArguments,
    @Ctx() context: JointMeetingContext,
  ): Promise<AgendaItem | Refusal> {
    return toOutcome(context, context.agendaActs.move(given));
  }

  @Mutation(() => DropAgendaItemOutcome, {
    nullable: true,
    description: "Takes an item off the agenda, with a reason. 撤下议题。",
  })
  @Directive('@requiresScopes(scopes: [["meeting:write"]])')
  dropAgendaItem(
    @Args(() => DropAgendaItemArguments) given: DropAgendaItemArguments,
    @Ctx() context: JointMeetingContext,
  ): Promise<AgendaItem | Refusal> {
    return toOutcome(context, context.agendaActs.drop(given));
  }

  @Mutation(() => NoteAgendaItemOutcome, {
    nullable: true,
    description: "Records that the meeting took note of an item without a decision. 登记议题知悉（无议定事项）。",
  })
  @Directive('@requiresScopes(scopes: [["meeting:write"]])')
  noteAgendaItem(
    @Args(() => NoteAgendaItemArguments) { note = null, ...given }: NoteAgendaItemArguments,
    @Ctx() context: JointMeetingContext,
  ): Promise<AgendaItem | Refusal> {
    return toOutcome(context, context.agendaActs.note({ ...given, note }));
  }
}

async function toOutcome(
  { agendas }: JointMeetingContext,
  acting: Promise<{ id: string } | Refusal>,
): Promise<AgendaItem | Refusal> {
  const done = await acting;
  return done instanceof Refusal ? done : toAgendaItem(await agendas.get(done.id));
}
