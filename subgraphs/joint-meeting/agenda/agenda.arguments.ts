import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, Int } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { MeetingArguments } from "../meeting/meeting.arguments";
import { Meeting } from "../meeting/meeting.type";
import { AgendaItem } from "./agenda.type";

const TITLE = "Title; carries nothing of a child. 议题名称，不得含儿童信息。";

/** Which item, and the version of its meeting as whoever acts has read it. */
@ArgsType()
export class AgendaItemArguments {
  @Field(() => ID, { description: "Id of the agenda item. 议题编号。" })
  itemId: string;

  @Field(() => Int, { description: "Version of the meeting that was read. 所读会议版本号。" })
  version: number;
}

@ArgsType()
export class AddAgendaItemArguments extends MeetingArguments {
  @Field(() => ID, { nullable: true, description: "A case; else a title is given. 案件编号；或填写名称。" })
  caseId?: string | null;

  @Field(() => String, { nullable: true, description: TITLE })
  title?: string | null;

  @Field(() => String, { nullable: true, description: "What is to be said of it. 议题说明。" })
  text?: string | null;
}

@ArgsType()
export class EditAgendaItemArguments extends AgendaItemArguments {
  @Field(() => String, { description: TITLE })
  title: string;

  @Field(() => String, { nullable: true, description: "What is to be said of it. 议题说明。" })
  text?: string | null;
}

@ArgsType()
export class MoveAgendaItemArguments extends AgendaItemArguments {
  @Field(() => Int, { description: "Its new place, from 1. 新的顺序，自1起。" })
  position: number;
}

@ArgsType()
export class DropAgendaItemArguments extends AgendaItemArguments {
  @Field(() => String, { description: "Why. 撤下理由。" })
  reason: string;
}

@ArgsType()
export class NoteAgendaItemArguments extends AgendaItemArguments {
  @Field(() => String, { nullable: true, description: "Note. 备注。" })
  note?: string | null;
}

export const DrawUpAgendaOutcome = createUnionType({
  name: "DrawUpAgendaOutcome",
  description: "The meeting with its agenda, or why it was not drawn up. 拟定议程的结果。",
  types: () => [Meeting, Refusal] as const,
});

/** The item as it is after an act, or why nothing was done. */
const outcome = (name: string, description: string) =>
  createUnionType({ name, description, types: () => [AgendaItem, Refusal] as const });

export const AddAgendaItemOutcome = outcome(
  "AddAgendaItemOutcome",
  "The item that was added, or why it was not. 增加议题的结果。",
);
export const EditAgendaItemOutcome = outcome(
  "EditAgendaItemOutcome",
  "The item in its new words, or why it was not changed. 修改议题的结果。",
);
export const MoveAgendaItemOutcome = outcome(
  "MoveAgendaItemOutcome",
  "The item in its new place, or why it was not moved. 调整议题顺序的结果。",
);
export const DropAgendaItemOutcome = outcome(
  "DropAgendaItemOutcome",
  "The item that was dropped, or why it was not. 撤下议题的结果。",
);
export const NoteAgendaItemOutcome = outcome(
  "NoteAgendaItemOutcome",
  "The item that was noted, or why it was not. 议题知悉的结果。",
);
