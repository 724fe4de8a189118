import type { Caller } from "../../../infra/runtime/caller";
import { AttachmentKeeping, type KeepingResources } from "../../../infra/runtime/upload/attachment-keeping";
import type { SubjectOfAttachment } from "../../../infra/runtime/upload/kept-attachment";
import { ATTACHMENT_POLICIES } from "./attachment-policies";
import type { AttachmentSubjectKind } from "./attachment-subject-kind";
import { ATTACHMENT_STORE } from "./attachment.store";

export type AttachmentSubject = SubjectOfAttachment<`${AttachmentSubjectKind}`>;

/** The joint meeting's attachments (附件), as one caller may have them. */
export class AttachmentService extends AttachmentKeeping<`${AttachmentSubjectKind}`> {
  constructor(resources: KeepingResources, caller: Caller) {
    super({ keeper: "joint-meeting", store: ATTACHMENT_STORE, policies: ATTACHMENT_POLICIES }, resources, caller);
  }
}
