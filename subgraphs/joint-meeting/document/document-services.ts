import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import { createAttachmentLoader } from "../attachment/attachment.loader";
import type { AttachmentRow } from "../attachment/attachment-row";
import { AttachmentSubjectKind } from "../attachment/attachment-subject-kind";
import type { JointMeetingResources } from "../context";
import { DocumentActs } from "./document.acts";
import { createCaseDocumentLoader } from "./document.loader";
import { DocumentService } from "./document.service";
import type { DocumentRow } from "./document-row";
import { OrganWordActs } from "./organ-word.acts";

/** What the resolvers of papers and attachments work with. */
export interface DocumentServices {
  documents: DocumentService;
  documentActs: DocumentActs;
  caseDocumentLoader: DataLoader<string, DocumentRow[]>;
  organWordActs: OrganWordActs;
  caseAttachments: DataLoader<string, AttachmentRow[]>;
}

/** Makes them for one request. */
export function createDocumentServices(resources: JointMeetingResources, caller: Caller): DocumentServices {
  const { database } = resources;
  const documents = new DocumentService(database, caller);
  return {
    documents,
    documentActs: new DocumentActs({ ...resources, documents }, caller),
    caseDocumentLoader: createCaseDocumentLoader(database),
    organWordActs: new OrganWordActs(resources, caller),
    caseAttachments: createAttachmentLoader(database, AttachmentSubjectKind.CASE),
  };
}
