import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import type { LettersResources } from "../context";
import { createLetterAttachmentLoader } from "./letter-attachment.loader";
import type { LetterAttachmentRow } from "./letter-attachment.rows";
import { LetterAttachmentService } from "./letter-attachment.service";

/** What the resolvers of letters' files work with. */
export interface LetterAttachmentServices {
  letterAttachments: LetterAttachmentService;
  enclosures: DataLoader<string, LetterAttachmentRow[]>;
  scans: DataLoader<string, LetterAttachmentRow[]>;
}

/** Makes them for the requests of one caller. */
export function createLetterAttachmentServices(resources: LettersResources, caller: Caller): LetterAttachmentServices {
  return {
    letterAttachments: new LetterAttachmentService(resources, caller),
    enclosures: createLetterAttachmentLoader(resources.database.manager, "ENCLOSURE"),
    scans: createLetterAttachmentLoader(resources.database.manager, "SCAN"),
  };
}
