import "reflect-metadata";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { DateScalar } from "../../../schema/scalars";
import type { AttachmentRow } from "./attachment-row";

@ObjectType({ simpleResolvers: true, description: "A paper that was handed in as a file. 附件。" })
export class Attachment {
  @Field(() => ID, { description: "Id; the file is at /attachments/<id>. 附件编号，文件见 /attachments/<编号>。" })
  id: string;

  @Field(() => String, { description: "Media type by its content. 文件类型（以内容为准）。" })
  mediaType: string;

  @Field(() => Int, { description: "Bytes. 字节数。" })
  size: number;

  @Field(() => String, { description: "SHA-256 of its bytes, hexadecimal. 文件摘要（SHA-256）。" })
  sha256: string;

  @Field(() => DateScalar, { description: "Day on which it was handed in. 上传日期。" })
  uploadedOn: string;

  @Field(() => String, { description: "Account that handed it in. 上传人账号。" })
  uploadedBy: string;

  @Field(() => String, { description: "Post on the day. 上传人职务。" })
  uploadedPost: string;

  /** Opened only for a request that asks for it. */
  nameSealed: Buffer;
}

/** The attachment of a row that the caller may read. */
export function toAttachment(row: AttachmentRow): Attachment {
  const { id, mediaType, size, sha256, uploadedOn, uploadedBy, uploadedPost, nameSealed } = row;
  return { id, mediaType, size, sha256: sha256.toString("hex"), uploadedOn, uploadedBy, uploadedPost, nameSealed };
}
