import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { InstantScalar } from "../../../schema/scalars";
import type { ExchangeMessageRow } from "./exchange-message.rows";
import { ExchangeMessageKind } from "./message-kind";
import { OutboxState } from "./outbox-state";

@ObjectType({
  simpleResolvers: true,
  description: "A message to another county, without what it says. 外发消息。",
})
export class ExchangeMessage {
  @Field(() => ID, { description: "Id, the same at every try. 标识。" })
  id: string;

  @Field(() => String, { description: "County that it goes to. 对方县区代码。" })
  peerCode: string;

  @Field(() => ID, { description: "The letter that it is about. 函件标识。" })
  letterId: string;

  @Field(() => Int, { description: "Its place among the messages about the letter to that county. 次序。" })
  seq: number;

  @Field(() => ExchangeMessageKind, { description: "What it is. 类别。" })
  kind: ExchangeMessageKind;

  @Field(() => OutboxState, { description: "How it stands. 状态。" })
  state: OutboxState;

  @Field(() => Int, { description: "Tries so far. 已尝试次数。" })
  attempts: number;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "When it is tried again; null when it is due. 下次尝试时间。",
  })
  nextTryAt: Date | null;

  @Field(() => Boolean, {
    description: "Whether an earlier message about the letter is to get through first. 是否排在前一消息之后。",
  })
  isBehind: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      "Why the last try came to nothing: the other county's reason, or what happened on the way. 上次未成原因代码。",
  })
  lastFault: string | null;

  @Field(() => InstantScalar, { description: "When it was put in. 入队时间。" })
  createdAt: Date;

  @Field(() => InstantScalar, { nullable: true, description: "When its receipt was taken. 送达时间。" })
  deliveredAt: Date | null;
}

export const ExchangeMessageConnection = Connection(ExchangeMessage, "ExchangeMessage");

@ObjectType({ simpleResolvers: true, description: "How messages to and from one county stand. 与一县区的收发状态。" })
export class PeerExchangeStatus {
  @Field(() => String, { description: "The county. 县区代码。" })
  peerCode: string;

  @Field(() => Int, { description: "Messages that wait. 待发数。" })
  waiting: number;

  @Field(() => Int, { description: "Messages that were receipted. 已送达数。" })
  delivered: number;

  @Field(() => Int, { description: "Dead letters. 死信数。" })
  failed: number;

  @Field(() => Int, { description: "Messages called back. 取消数。" })
  cancelled: number;

  @Field(() => Int, { description: "Messages received from it. 收件数。" })
  received: number;

  @Field(() => InstantScalar, { nullable: true, description: "Since when the oldest one waits. 最早待发时间。" })
  oldestWaiting: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: "When the last receipt was taken. 最近送达时间。" })
  lastDelivered: Date | null;
}

@ObjectType({ simpleResolvers: true, description: "How messages between the counties stand. 收发状态。" })
export class ExchangeStatus {
  @Field(() => Int, { description: "Messages that wait, to all counties. 待发总数。" })
  waiting: number;

  @Field(() => Int, { description: "Dead letters, to all counties. 死信总数。" })
  failed: number;

  @Field(() => InstantScalar, { nullable: true, description: "Since when the oldest one waits. 最早待发时间。" })
  oldestWaiting: Date | null;

  @Field(() => [PeerExchangeStatus], { description: "By county. 分县区。" })
  peers: PeerExchangeStatus[];
}

@ArgsType()
export class ExchangeMessagesArguments extends PageArguments {
  @Field(() => [OutboxState], {
    defaultValue: [OutboxState.WAITING, OutboxState.FAILED],
    description: "States; by default what waits and what failed. 状态，默认待发与死信。",
  })
  states: OutboxState[];

  @Field(() => String, { nullable: true, description: "The one county. 对方县区代码。" })
  peerCode?: string | null;
}

@ArgsType()
export class ResendMessageArguments {
  @Field(() => ID, { description: "Id. 标识。" })
  id: string;
}

export const ResendMessageOutcome = createUnionType({
  name: "ResendMessageOutcome",
  description: "The message that is sent again, or why not. 重新发送的结果。",
  types: () => [ExchangeMessage, Refusal] as const,
  resolveType: (value) => (value instanceof Refusal ? Refusal : ExchangeMessage),
});

/** A message as it is shown. */
export function toExchangeMessage({ createdKey: _createdKey, kind, ...row }: ExchangeMessageRow): ExchangeMessage {
  return { ...row, kind: ExchangeMessageKind[kind] };
}
