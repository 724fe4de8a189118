import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import type { Log } from "../../../infra/runtime/log";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isUuid } from "../../../infra/runtime/uuid";
import type { Vault } from "../../../infra/runtime/vault";
import { ATTACHMENT_SCOPES, holdsAny } from "../../../schema/access/attachment-scopes";
import { notFound } from "../../../infra/runtime/refusals";
import { type AttachmentAccess, ATTACHMENT_POLICIES } from "./attachment-policies";
import { ATTACHMENT_COLUMNS, type AttachmentRow } from "./attachment-row";
import type { AttachmentSubjectKind } from "./attachment-subject-kind";
import { inspectFile } from "../../../infra/runtime/upload/inspect-file";

interface AttachmentResources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
  log: Log;
}

export interface AttachmentSubject {
  kind: AttachmentSubjectKind;
  id: string;
}

export interface SentFile {
  fileName: string;
  contentType: string | undefined;
  bytes: Buffer;
}

/** Takes attachments (附件) in and gives them out, as one caller may. */
export class AttachmentService {
  constructor(
    private readonly resources: AttachmentResources,
    private readonly caller: Caller,
  ) {}

  /**
   * Why nothing may be added to a subject; null where it may.
   * @throws DomainError FORBIDDEN without a scope for it
   */
  async refusalToAdd(subject: AttachmentSubject, manager: EntityManager = this.resources.database.manager) {
    const { scopes } = this.caller;
    if (!holdsAny(scopes, ATTACHMENT_SCOPES[subject.kind].add)) throw forbidden();
    if (!isUuid(subject.id)) return notFound();
    return ATTACHMENT_POLICIES[subject.kind].refusalToAdd(manager, this.accessTo(subject.id));
  }

  /**
   * Keeps a file, all of it or nothing. The same bytes are the same attachment, whatever they are called the second time.
   * @throws FileFault for a file that is not taken
   */
  async add(subject: AttachmentSubject, file: SentFile): Promise<{ row: AttachmentRow; isNew: boolean } | Refusal> {
    const { database, vault, clock, log } = this.resources;
    const mediaType = await inspectFile(file.bytes, file);
    const sha256 = createHash("sha256").update(file.bytes).digest();
    const sealed = vault.sealBytes(file.bytes);
    const { actor, post, department, purpose } = this.caller;
    const kept = await database.transaction(async (manager) => {
      const refusal = await this.refusalToAdd(subject, manager);
      if (refusal !== null) return refusal;
      const [added] = await manager.query<AttachmentRow[]>(INSERT_ATTACHMENT, [
        randomUUID(),
        subject.kind,
        subject.id,
        vault.seal(file.fileName),
        mediaType,
        file.bytes.length,
        sha256,
        sealed,
        actor,
        post,
        department,
        clock.today(),
        clock.now(),
      ]);
      if (added === undefined) {
        const [row] = await manager.query<[AttachmentRow]>(SELECT_SAME, [subject.kind, subject.id, sha256]);
        return { row, isNew: false };
      }
      const addition = { ...this.accessTo(subject.id), fileName: file.fileName, at: clock.now(), vault };
      await ATTACHMENT_POLICIES[subject.kind].record?.(manager, addition);
      return { row: added, isNew: true };
    });
    if (kept instanceof Refusal) return kept;
    const { row, isNew } = kept;
    log.info({ actor, post, purpose, ...traceOf(row), isNew }, "an attachment was taken in");
    return kept;
  }

  /**
   * An attachment with its bytes, checked against its hash; null when it is missing or hidden from the caller.
   * @throws Error when the bytes are not those that were taken in
   */
  async get(id: string): Promise<{ row: AttachmentRow; bytes: Buffer } | null> {
    const { database, vault, log } = this.resources;
    const row = await this.find(id);
    if (row === null) return null;
    const [{ sealed }] = await database.query<[{ sealed: Buffer }]>(SELECT_CONTENT, [id]);
    const bytes = vault.openBytes(sealed);
    if (!timingSafeEqual(createHash("sha256").update(bytes).digest(), row.sha256)) {
      throw new Error(`attachment ${id} is not what was taken in`);
    }
    const { actor, post, purpose } = this.caller;
    log.info({ actor, post, purpose, ...traceOf(row) }, "an attachment was given out");
    return { row, bytes };
  }

  /** @throws DomainError FORBIDDEN without a scope for attachments of any kind */
  private async find(id: string): Promise<AttachmentRow | null> {
    const { scopes } = this.caller;
    if (!Object.values(ATTACHMENT_SCOPES).some(({ read }) => holdsAny(scopes, read))) throw forbidden();
    if (!isUuid(id)) return null;
    const { database } = this.resources;
    const [row] = await database.query<AttachmentRow[]>(SELECT_ATTACHMENT, [id]);
    if (row === undefined || !holdsAny(scopes, ATTACHMENT_SCOPES[row.subjectKind].read)) return null;
    return (await ATTACHMENT_POLICIES[row.subjectKind].mayRead(database, this.accessTo(row.subjectId))) ? row : null;
  }

  private accessTo(subjectId: string): AttachmentAccess {
    return { caller: this.caller, countyCode: this.resources.countyCode, subjectId };
  }
}

/** What the log says of an attachment: never its name. */
const traceOf = ({ subjectKind, subjectId, sha256 }: AttachmentRow) => ({
  subject: `${subjectKind} ${subjectId}`,
  sha256: sha256.toString("hex"),
});

const forbidden = (): DomainError =>
  new DomainError("FORBIDDEN", "Your post has no part in these attachments. 当前岗位无权办理该类附件。");

const SELECT_ATTACHMENT = `SELECT ${ATTACHMENT_COLUMNS} FROM attachment a WHERE a.id = $1`;

const SELECT_CONTENT = "SELECT content_sealed AS sealed FROM attachment WHERE id = $1";

/** $1 kind and $2 id of the subject, $3 hash. */
const SELECT_SAME = `
  SELECT ${ATTACHMENT_COLUMNS} FROM attachment a
  WHERE a.subject_kind = $1 AND a.subject_id = $2 AND a.sha256 = $3`;

/** No row where the subject has the same bytes already. */
const INSERT_ATTACHMENT = `
  INSERT INTO attachment AS a (id, subject_kind, subject_id, name_sealed, media_type, size, sha256, content_sealed, actor,
    post, department, uploaded_on, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  ON CONFLICT (subject_kind, subject_id, sha256) DO NOTHING
  RETURNING ${ATTACHMENT_COLUMNS}`;
