import { FileFault } from "../../../infra/runtime/upload/file-fault";
import { inspectFile } from "../../../infra/runtime/upload/inspect-file";
import type { CipherSuite } from "./cipher-suite";
import { type BodyOf, MOST_ATTACHMENT_BYTES, type MessageBody } from "./message";
import type { RefusalReason } from "./refusal-reason";

/** An attachment that a body vouches for. */
export type AttachmentClaim = BodyOf<"LETTER">["attachments"][number];

/** Why a message's attachments are not taken. */
export class AttachmentFault {
  constructor(
    readonly reason: RefusalReason,
    readonly fault: string,
  ) {}
}

export function attachmentsOf(body: MessageBody): readonly AttachmentClaim[] {
  return "attachments" in body ? body.attachments : [];
}

/**
 * The bytes of a message's attachments by digest: all that were signed for, none beside them, each what its digest, size and
 * media type say. A file that would do harm is refused here, before anybody can open it.
 */
export async function readAttachments(
  claims: readonly AttachmentClaim[],
  encoded: ReadonlyMap<string, string>,
  suite: CipherSuite,
): Promise<ReadonlyMap<string, Buffer> | AttachmentFault> {
  const digests = new Set(claims.map(({ digest }) => digest));
  if (digests.size !== encoded.size || ![...digests].every((digest) => encoded.has(digest)))
    return new AttachmentFault("ALTERED", "the attachments are not those that were signed for");
  if (claims.reduce((sum, { size }) => sum + size, 0) > MOST_ATTACHMENT_BYTES)
    return new AttachmentFault("TOO_LARGE", "the attachments are larger than a letter may have");
  const files = new Map<string, Buffer>();
  for (const { digest, size, name, mediaType } of claims) {
    const bytes = files.get(digest) ?? Buffer.from(encoded.get(digest) ?? "", "base64");
    if (bytes.length !== size || suite.digest(bytes) !== digest)
      return new AttachmentFault("ALTERED", "an attachment is not what was signed for");
    const fault = await inspect(bytes, name, mediaType);
    if (fault !== null) return fault;
    files.set(digest, bytes);
  }
  return files;
}

async function inspect(bytes: Buffer, fileName: string, contentType: string): Promise<AttachmentFault | null> {
  try {
    await inspectFile(bytes, { fileName, contentType });
    return null;
  } catch (fault) {
    if (!(fault instanceof FileFault)) throw fault;
    return new AttachmentFault("UNSUPPORTED", `an attachment is refused: status ${fault.status}`);
  }
}
