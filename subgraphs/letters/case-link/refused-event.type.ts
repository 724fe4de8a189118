import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { InstantScalar } from "../../../schema/scalars";
import type { RefusedEventRow } from "./refused-event.service";

@ObjectType({
  simpleResolvers: true,
  description: "An event of a letter that the joint meeting does not take into a case. 未能入案的函件进展。",
})
export class RefusedCaseEvent {
  @Field(() => ID, { description: "Id of the event. 进展编号。" })
  id: string;

  @Field(() => String, { description: "What was to be told, as CaseLetterEventKind has it. 进展类别代码。" })
  kind: string;

  @Field(() => ID, { description: "The letter. 函件编号。" })
  letterId: string;

  @Field(() => ID, {
    nullable: true,
    description: "Child of the letter; null for the letter as a whole. 函件所列儿童编号；涉及全函为空。",
  })
  itemId: string | null;

  @Field(() => String, { description: "Why it is not taken. 未入案原因代码。" })
  reason: string;

  @Field(() => InstantScalar, { description: "When it happened. 发生时间。" })
  createdAt: Date;
}

export const RefusedCaseEventConnection = Connection(RefusedCaseEvent, "RefusedCaseEvent");

@ArgsType()
export class RetellCaseEventArguments {
  @Field(() => ID, { description: "Id of the event. 进展编号。" })
  id: string;
}

export const RetellCaseEventOutcome = createUnionType({
  name: "RetellCaseEventOutcome",
  description: "The event that is told again, or why not. 重新入案的结果。",
  types: () => [RefusedCaseEvent, Refusal] as const,
  resolveType: (value) => (value instanceof Refusal ? Refusal : RefusedCaseEvent),
});

/** An event as it is shown. */
export function toRefusedCaseEvent({ serial: _serial, ...row }: RefusedEventRow): RefusedCaseEvent {
  return row;
}
