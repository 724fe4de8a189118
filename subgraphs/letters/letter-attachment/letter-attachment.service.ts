import type { Caller } from "../../../infra/runtime/caller";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { notFound, wrongState } from "../../../infra/runtime/refusals";
import { AttachmentKeeping, type KeepingResources } from "../../../infra/runtime/upload/attachment-keeping";
import { isUuid } from "../../../infra/runtime/uuid";
import { LetterEventKind } from "../letter/letter-event-kind";
import { recordLetterEvent } from "../letter/letter-history";
import type { LetterRow } from "../letter/letter.rows";
import { lockLetter } from "../letter/lock-letter";
import { LETTER_ATTACHMENT_POLICIES, takesEnclosures } from "./letter-attachment.policies";
import { LETTER_ATTACHMENT_STORE } from "./letter-attachment.store";
import type { LetterSubject } from "./letter-attachment.rows";

/** The letters' files (附件、扫描件), as one caller may have them. */
export class LetterAttachmentService extends AttachmentKeeping<LetterSubject> {
  constructor(resources: KeepingResources, caller: Caller) {
    super(
      { keeper: "letters", store: LETTER_ATTACHMENT_STORE, policies: LETTER_ATTACHMENT_POLICIES },
      resources,
      caller,
    );
  }

  /** Takes an enclosure out of a draft again; its letter as it stands then. */
  async removeEnclosure(letterId: string, id: string): Promise<LetterRow | Refusal> {
    const { database, vault, clock } = this.resources;
    if (!isUuid(id)) return notFound();
    return database.transaction(async (manager) => {
      const letter = await lockLetter(manager, this.caller, letterId, null);
      if (letter instanceof Refusal) return letter;
      if (!takesEnclosures(letter))
        return wrongState("Enclosures are taken from a draft of this county alone.", "仅本县拟稿中的函件可增删附件。");
      const [removed] = await manager.query<[{ nameSealed: Buffer }[], number]>(REMOVE, [letterId, id]);
      const [file] = removed;
      if (file === undefined) return notFound();
      await recordLetterEvent(
        manager,
        { letterId, kind: LetterEventKind.DETACHED, note: vault.open(file.nameSealed) },
        { by: this.caller, on: clock.today(), at: clock.now(), vault },
      );
      return letter;
    });
  }
}

/** $1 letter, $2 enclosure. */
const REMOVE = `
  DELETE FROM letter_attachment WHERE letter_id = $1 AND id = $2 AND role = 'ENCLOSURE'
  RETURNING name_sealed AS "nameSealed"`;
