import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { InstantScalar } from "../../../schema/scalars/instant";
import { type Desk as DeskCode } from "../desk/desk";
import { Desk, toDeskType } from "../desk/desk.type";
import type { InboxRow } from "./inbox.rows";
import { NOTICE_TEXTS, NoticeKind } from "./notice-kind";
import { SubjectKind } from "./subject-kind";

@ObjectType({
  simpleResolvers: true,
  description: "A notice to a post. It names no child; what it is about is guarded by itself. 岗位消息，不含个人信息。",
})
export class InboxEntry {
  @Field(() => ID, { description: "Id. 消息编号。" })
  id: string;

  @Field(() => Desk, { description: "The desk it is for. 收件岗位。" })
  desk: Desk;

  @Field(() => NoticeKind, { description: "What it tells of. 消息类别。" })
  kind: NoticeKind;

  @Field(() => String, { description: "The same in words. 消息内容。" })
  text: string;

  @Field(() => SubjectKind, { description: "What it is about. 事项类别。" })
  subjectKind: SubjectKind;

  @Field(() => String, { description: "Id of that. 事项编号。" })
  subjectId: string;

  @Field(() => ID, { nullable: true, description: "Id of the case it belongs to. 所属个案编号。" })
  caseId: string | null;

  @Field(() => String, { nullable: true, description: "Number of the case it belongs to. 所属个案案号。" })
  caseNumber: string | null;

  @Field(() => DateScalar, { nullable: true, description: "By when something is to be done. 截止日期。" })
  dueOn: string | null;

  @Field(() => DateScalar, { description: "Day of the notice. 消息日期。" })
  createdOn: string;

  @Field(() => InstantScalar, { description: "When it came. 消息时间。" })
  createdAt: Date;

  @Field(() => InstantScalar, { nullable: true, description: "When it was read; null before. 阅读时间；未阅为空。" })
  readAt: Date | null;

  @Field(() => String, { nullable: true, description: "Account that read it first. 阅读账号。" })
  readBy: string | null;
}

export const InboxConnection = Connection(InboxEntry, "Inbox");

@ObjectType({ simpleResolvers: true, description: "Notices that were marked as read. 已阅消息。" })
export class InboxRead {
  @Field(() => Int, { description: "How many were marked now. 本次标记条数。" })
  marked: number;

  @Field(() => Int, { description: "How many are unread still. 仍未阅条数。" })
  unread: number;
}

@ArgsType()
export class InboxArguments extends PageArguments {
  @Field(() => Boolean, { defaultValue: false, description: "Only unread ones. 仅未阅。" })
  unreadOnly: boolean;
}

export const ReadInboxEntryOutcome = createUnionType({
  name: "ReadInboxEntryOutcome",
  description: "The notice as read, or why it was not. 标记已阅的结果。",
  types: () => [InboxEntry, Refusal] as const,
  resolveType: (value) => (value instanceof Refusal ? Refusal : InboxEntry),
});

export const ReadInboxOutcome = createUnionType({
  name: "ReadInboxOutcome",
  description: "How many notices were marked as read, or why none. 批量标记已阅的结果。",
  types: () => [InboxRead, Refusal] as const,
  resolveType: (value) => (value instanceof Refusal ? Refusal : InboxRead),
});

/** An entry as it is shown. */
export function toInboxEntry({ ordinal: _ordinal, desk, ...row }: InboxRow): InboxEntry {
  const { english, chinese } = NOTICE_TEXTS[row.kind];
  return { ...row, desk: toDeskType(desk as DeskCode), text: `${english}. ${chinese}。` };
}
