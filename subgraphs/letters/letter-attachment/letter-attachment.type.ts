import "reflect-metadata";
import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { Letter } from "../letter/letter.type";
import type { LetterAttachmentRow } from "./letter-attachment.rows";

@ObjectType({
  simpleResolvers: true,
  description: "A file of a letter: what goes with it, or its paper scanned. 函件附件或扫描件。",
})
export class LetterAttachment {
  @Field(() => ID, {
    description:
      "Id; the file is at /attachments/<id>?subject=LETTER. 编号，文件见 /attachments/<编号>?subject=LETTER。",
  })
  id: string;

  @Field(() => String, { description: "Media type by its content. 文件类型（以内容为准）。" })
  mediaType: string;

  @Field(() => Int, { description: "Bytes. 字节数。" })
  size: number;

  @Field(() => String, { description: "SHA-256 of its bytes, hexadecimal. 文件摘要（SHA-256）。" })
  sha256: string;

  @Field(() => DateScalar, { description: "Day on which it was handed in or came. 上传或收到日期。" })
  uploadedOn: string;

  @Field(() => String, {
    nullable: true,
    description: "Account that handed it in; null for what came with a letter received. 上传人账号；随来函收到的为空。",
  })
  uploadedBy: string | null;

  /** Opened only for a request that asks for it. */
  nameSealed: Buffer;
}

/** The file of a row whose letter the caller may read. */
export function toLetterAttachment(row: LetterAttachmentRow): LetterAttachment {
  const { id, mediaType, size, sha256, uploadedOn, uploadedBy, nameSealed } = row;
  const by = uploadedBy === "" ? null : uploadedBy;
  return { id, mediaType, size, sha256: sha256.toString("hex"), uploadedOn, uploadedBy: by, nameSealed };
}

export const RemoveEnclosureOutcome = createUnionType({
  name: "RemoveEnclosureOutcome",
  description: "The draft without the enclosure, or why not. 移除附件的结果。",
  types: () => [Letter, Refusal] as const,
});
