import "reflect-metadata";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { LettersContext } from "../context";
import { LetterActKind } from "./letter-act-kind";
import { LetterChild, toLetterChild } from "./letter-child.type";
import { LetterEventKind } from "./letter-event-kind";
import { issuersOf } from "./letter-issuers";
import { LetterAnswer, LetterEvent, LetterIssuer } from "./letter-parts.type";
import { Letter, toLetter } from "./letter.type";
import { nextActsOf } from "./next-acts";

@Resolver(() => Letter)
export class LetterFieldsResolver {
  @FieldResolver(() => [String], { description: "Paragraphs of the body, in order. 正文各段。" })
  paragraphs(@Root() { row }: Letter, @Ctx() { letters }: LettersContext): readonly string[] {
    return letters.contentOf(row).paragraphs;
  }

  @FieldResolver(() => [String], { description: "Who gets a copy. 抄送机关。" })
  copies(@Root() { row }: Letter, @Ctx() { letters }: LettersContext): readonly string[] {
    return letters.contentOf(row).copies;
  }

  @FieldResolver(() => String, { description: "Whom to call. 附注（联系人、电话）。" })
  contact(@Root() { row }: Letter, @Ctx() { letters }: LettersContext): string {
    return letters.contentOf(row).contact;
  }

  @FieldResolver(() => [LetterIssuer], {
    description: "Organs that issue it, the leading one first. 发文机关，首位主办。",
  })
  async issuers(@Root() { row }: Letter, @Ctx() { letters, seals }: LettersContext): Promise<LetterIssuer[]> {
    const [bureau, signatures] = await Promise.all([letters.getBureau(), letters.findSignatures(row.id)]);
    return issuersOf(row, { content: letters.contentOf(row), bureau, signatures, seals });
  }

  @FieldResolver(() => [LetterAnswer], { description: "What a reply says of each child. 复函答复各儿童的办理结果。" })
  answers(@Root() { row }: Letter, @Ctx() { letters }: LettersContext): readonly LetterAnswer[] {
    return letters.contentOf(row).answers as readonly LetterAnswer[];
  }

  @FieldResolver(() => [LetterChild], { description: "Children that it is about, in its order. 所涉儿童。" })
  async children(@Root() { row }: Letter, @Ctx() { letters, clock }: LettersContext): Promise<LetterChild[]> {
    return (await letters.findChildren(row.id)).map((child) => toLetterChild(child, row, clock.today()));
  }

  @FieldResolver(() => Letter, {
    nullable: true,
    description: "The letter that it answers, reminds of or escalates. 所答复、催办或提请督办的函。",
  })
  async about(@Root() { row }: Letter, @Ctx() { letters }: LettersContext): Promise<Letter | null> {
    const found = row.aboutId === null ? null : await letters.find(row.aboutId);
    return found && toLetter(found);
  }

  @FieldResolver(() => Letter, {
    nullable: true,
    description: "The letter received that it continues at another county. 所转办的来函。",
  })
  async origin(@Root() { row }: Letter, @Ctx() { letters }: LettersContext): Promise<Letter | null> {
    const found = row.originId === null ? null : await letters.find(row.originId);
    return found && toLetter(found);
  }

  @FieldResolver(() => [Letter], {
    description:
      "Replies, reminders, escalations and onward letters, in order. 相关的复函、催办函、提请督办函及转办函。",
  })
  async relatedLetters(@Root() { row }: Letter, @Ctx() { letters }: LettersContext): Promise<Letter[]> {
    return (await letters.findRelated(row.id)).map(toLetter);
  }

  @FieldResolver(() => String, { nullable: true, description: "Why it was withdrawn. 撤回原因。" })
  withdrawalReason(@Root() { row }: Letter, @Ctx() { vault }: LettersContext): string | null {
    return row.reasonSealed && vault.open(row.reasonSealed);
  }

  @FieldResolver(() => [LetterEvent], { description: "What happened to it, in order. 办理经过（按时间顺序）。" })
  async history(@Root() { row }: Letter, @Ctx() { letters }: LettersContext): Promise<LetterEvent[]> {
    const events = await letters.findHistory(row.id);
    return events.map(({ id, childId, ...event }) => ({ ...event, id: String(id), itemId: childId }));
  }

  @FieldResolver(() => [LetterActKind], { description: "What the caller may do with it next. 当前可办理事项。" })
  async nextActs(@Root() { row }: Letter, @Ctx() { letters, caller }: LettersContext): Promise<LetterActKind[]> {
    const [children, signatures, history] = await Promise.all([
      letters.findChildren(row.id),
      letters.findSignatures(row.id),
      letters.findHistory(row.id),
    ]);
    const written = history.filter(({ kind }) => WRITING.includes(kind));
    return nextActsOf(caller, { letter: row, children, signatures, authors: written.map(({ actor }) => actor) });
  }
}

const WRITING: readonly LetterEventKind[] = [LetterEventKind.DRAWN_UP, LetterEventKind.EDITED];

@Resolver(() => LetterEvent)
export class LetterEventResolver {
  @FieldResolver(() => String, { nullable: true, description: "What was noted. 备注。" })
  note(@Root() { noteSealed }: LetterEvent, @Ctx() { vault }: LettersContext): string | null {
    return noteSealed && vault.open(noteSealed);
  }
}
