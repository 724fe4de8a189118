import "reflect-metadata";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Case } from "../case/case.type";
import type { JointMeetingContext } from "../context";
import { Attachment, toAttachment } from "./attachment.type";

@Resolver(() => Attachment)
export class AttachmentResolver {
  @FieldResolver(() => String, { description: "Name under which it was handed in. 文件名。" })
  fileName(@Root() { nameSealed }: Attachment, @Ctx() { vault }: JointMeetingContext): string {
    return vault.open(nameSealed);
  }
}

@Resolver(() => Case)
export class CaseAttachmentsResolver {
  @FieldResolver(() => [Attachment], { description: "Papers handed in, in order of their coming. 附件。" })
  async attachments(@Root() { id }: Case, @Ctx() { caseAttachments }: JointMeetingContext): Promise<Attachment[]> {
    return (await caseAttachments.load(id)).map(toAttachment);
  }
}
