import { createHash, randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { notFound } from "../../../infra/runtime/refusals";
import { isUuid } from "../../../infra/runtime/uuid";
import type { Vault } from "../../../infra/runtime/vault";
import type { CipherSuite } from "../exchange/cipher-suite";
import type { BodyOf } from "../exchange/message";
import { DEFAULT_SUITE } from "../exchange/suites";
import { type LetterAttachmentRow, selectAttachments } from "./letter-attachment.rows";
import { LETTER_ATTACHMENT_STORE } from "./letter-attachment.store";

/** An enclosure as a message names it. */
export type EnclosureName = BodyOf<"LETTER">["attachments"][number];

/** The enclosures (附件) of a letter with their bytes, as a message takes them. */
export interface Enclosures {
  attachments: EnclosureName[];
  bytes: Buffer[];
}

/** The enclosures of a letter of ours, in the order in which they were handed in, as a message of a suite names them. */
export async function openEnclosures(
  manager: EntityManager,
  letterId: string,
  vault: Vault,
  suite: CipherSuite = DEFAULT_SUITE,
): Promise<Enclosures> {
  const opened: Enclosures = { attachments: [], bytes: [] };
  for (const { id, nameSealed, mediaType, size } of await selectAttachments(manager, [letterId], "ENCLOSURE")) {
    const bytes = vault.openBytes(await LETTER_ATTACHMENT_STORE.getContent(manager, id));
    opened.bytes.push(bytes);
    opened.attachments.push({
      name: vault.open(nameSealed),
      mediaType: mediaType as EnclosureName["mediaType"],
      size,
      digest: suite.digest(bytes),
    });
  }
  return opened;
}

/** Enclosures that a peer has sent, looked into and checked against their digests by whoever opened the message. */
export interface ReceivedEnclosures {
  attachments: readonly EnclosureName[];
  /** Bytes by digest. */
  bytes: ReadonlyMap<string, Uint8Array>;
}

/** Keeps the enclosures of a letter that came in, in the transaction that takes it in; the same bytes once. */
export async function keepReceived(
  manager: EntityManager,
  letterId: string,
  { attachments, bytes }: ReceivedEnclosures,
  { on, at, vault }: { on: string; at: Date; vault: Vault },
): Promise<void> {
  for (const { name, mediaType, size, digest } of attachments) {
    const content = bytes.get(digest);
    if (content === undefined) throw new Error(`letter ${letterId} came without the bytes of an enclosure`);
    await LETTER_ATTACHMENT_STORE.insert(manager, {
      id: randomUUID(),
      subjectKind: "LETTER",
      subjectId: letterId,
      nameSealed: vault.seal(name),
      mediaType,
      size,
      sha256: createHash("sha256").update(content).digest(),
      contentSealed: vault.sealBytes(content),
      uploadedBy: "",
      uploadedPost: "",
      uploadedDepartment: "",
      uploadedOn: on,
      uploadedAt: at,
    });
  }
}

/** The scans of a letter by their ids, each once; NOT_FOUND when one of them is another letter's, no scan, or none. */
export async function scansOf(
  manager: EntityManager,
  letterId: string,
  ids: readonly string[],
): Promise<LetterAttachmentRow[] | Refusal> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  if (wanted.length === 0) return [];
  if (!wanted.every(isUuid)) return notFound();
  const rows = await selectAttachments(manager, [letterId], "SCAN");
  const found = rows.filter(({ id }) => wanted.includes(id));
  return found.length === wanted.length ? found : notFound();
}
