import "reflect-metadata";
import { Arg, Ctx, Directive, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { LettersContext } from "../context";
import { Letter, toLetter } from "../letter/letter.type";
import { LetterAttachment, RemoveEnclosureOutcome, toLetterAttachment } from "./letter-attachment.type";

@Resolver(() => LetterAttachment)
export class LetterAttachmentFieldsResolver {
  @FieldResolver(() => String, { description: "Name of the file. 文件名。" })
  name(@Root() { nameSealed }: LetterAttachment, @Ctx() { vault }: LettersContext): string {
    return vault.open(nameSealed);
  }
}

@Resolver(() => Letter)
export class LetterAttachmentsResolver {
  @FieldResolver(() => [LetterAttachment], { description: "What goes with the letter, in order. 附件（按上传顺序）。" })
  async enclosures(@Root() { id }: Letter, @Ctx() { enclosures }: LettersContext): Promise<LetterAttachment[]> {
    return (await enclosures.load(id)).map(toLetterAttachment);
  }

  @FieldResolver(() => [LetterAttachment], {
    description: "Papers of the letter and its answers, scanned, in order. 纸质函件及来文扫描件（按上传顺序）。",
  })
  async scans(@Root() { id }: Letter, @Ctx() { scans }: LettersContext): Promise<LetterAttachment[]> {
    return (await scans.load(id)).map(toLetterAttachment);
  }

  @Mutation(() => RemoveEnclosureOutcome, {
    nullable: true,
    description: "Takes an enclosure out of a draft. 移除拟稿中的附件。",
  })
  @Directive('@requiresScopes(scopes: [["letter:draft"]])')
  async removeEnclosure(
    @Arg("id", () => ID, { description: "The draft. 函件编号。" }) id: string,
    @Arg("attachmentId", () => ID, { description: "The enclosure. 附件编号。" }) attachmentId: string,
    @Ctx() { letterAttachments }: LettersContext,
  ): Promise<Letter | Refusal> {
    const done = await letterAttachments.removeEnclosure(id, attachmentId);
    return done instanceof Refusal ? done : toLetter(done);
  }
}
