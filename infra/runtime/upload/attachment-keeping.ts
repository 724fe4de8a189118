import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import {
  ATTACHMENT_SCOPES,
  type AttachmentKeeper,
  holdsAny,
  readScopesOf,
  type SubjectOf,
} from "../../../schema/access/attachment-scopes";
import type { Caller } from "../caller";
import type { Clock } from "../clock";
import { DomainError } from "../errors";
import type { Log } from "../log";
import { Refusal } from "../refusal.type";
import { notFound } from "../refusals";
import { isUuid } from "../uuid";
import type { Vault } from "../vault";
import { inspectFile } from "./inspect-file";
import type {
  AttachmentAccess,
  AttachmentPolicy,
  AttachmentStore,
  KeptAttachment,
  SentFile,
  SubjectOfAttachment,
} from "./kept-attachment";

export interface KeepingResources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
  log: Log;
}

/** Whose attachments they are, and by what rules. */
interface KeepingRules<Kind extends string> {
  keeper: AttachmentKeeper;
  store: AttachmentStore<Kind>;
  policies: Readonly<Record<Kind, AttachmentPolicy>>;
}

/** Takes attachments (附件) in and gives them out, as one caller may. */
export class AttachmentKeeping<Kind extends SubjectOf<AttachmentKeeper>> {
  constructor(
    private readonly rules: KeepingRules<Kind>,
    protected readonly resources: KeepingResources,
    protected readonly caller: Caller,
  ) {}

  /**
   * Why nothing may be added to a subject; null where it may.
   * @throws DomainError FORBIDDEN without a scope for it
   */
  async refusalToAdd(
    subject: SubjectOfAttachment<Kind>,
    manager: EntityManager = this.resources.database.manager,
    file?: { fileName: string; size: number },
  ): Promise<Refusal | null> {
    const { scopes } = this.caller;
    if (!holdsAny(scopes, ATTACHMENT_SCOPES[subject.kind].add)) throw forbidden();
    if (!isUuid(subject.id)) return notFound();
    const access = this.accessTo(subject.id);
    return this.rules.policies[subject.kind].refusalToAdd(manager, file === undefined ? access : { ...access, file });
  }

  /**
   * Keeps a file, all of it or nothing. The same bytes are the same attachment, whatever they are called the second time.
   * @throws FileFault for a file that is not taken
   */
  async add(
    subject: SubjectOfAttachment<Kind>,
    file: SentFile,
  ): Promise<{ row: KeptAttachment<Kind>; isNew: boolean } | Refusal> {
    const { database, vault, log } = this.resources;
    const { store, policies } = this.rules;
    const mediaType = await inspectFile(file.bytes, file);
    const sha256 = createHash("sha256").update(file.bytes).digest();
    const added = this.describe(subject, file, { mediaType, sha256 });
    const kept = await database.transaction(async (manager) => {
      const refusal = await this.refusalToAdd(subject, manager, { fileName: file.fileName, size: added.size });
      if (refusal !== null) return refusal;
      const row = await store.insert(manager, added);
      if (row === undefined) return { row: await store.getSame(manager, subject, sha256), isNew: false };
      const { uploadedOn: on, uploadedAt: at } = added;
      const addition = { ...this.accessTo(subject.id), fileName: file.fileName, on, at, vault };
      await policies[subject.kind].record?.(manager, addition);
      return { row, isNew: true };
    });
    if (kept instanceof Refusal) return kept;
    const { actor, post, purpose } = this.caller;
    log.info({ actor, post, purpose, ...traceOf(kept.row), isNew: kept.isNew }, "an attachment was taken in");
    return kept;
  }

  /**
   * An attachment with its bytes, checked against its hash; null when it is missing or hidden from the caller.
   * @throws Error when the bytes are not those that were taken in
   */
  async get(id: string): Promise<{ row: KeptAttachment<Kind>; bytes: Buffer } | null> {
    const { database, vault, log } = this.resources;
    const row = await this.find(id);
    if (row === null) return null;
    const bytes = vault.openBytes(await this.rules.store.getContent(database, id));
    if (!timingSafeEqual(createHash("sha256").update(bytes).digest(), row.sha256)) {
      throw new Error(`attachment ${id} is not what was taken in`);
    }
    const { actor, post, purpose } = this.caller;
    log.info({ actor, post, purpose, ...traceOf(row) }, "an attachment was given out");
    return { row, bytes };
  }

  /** @throws DomainError FORBIDDEN without a scope for attachments of any kind */
  private async find(id: string): Promise<KeptAttachment<Kind> | null> {
    const { scopes } = this.caller;
    const { keeper, store, policies } = this.rules;
    if (!holdsAny(scopes, readScopesOf(keeper))) throw forbidden();
    if (!isUuid(id)) return null;
    const { database } = this.resources;
    const row = await store.find(database, id);
    if (row === undefined || !holdsAny(scopes, ATTACHMENT_SCOPES[row.subjectKind].read)) return null;
    return (await policies[row.subjectKind].mayRead(database, this.accessTo(row.subjectId))) ? row : null;
  }

  private describe(
    { kind, id }: SubjectOfAttachment<Kind>,
    { fileName, bytes }: SentFile,
    found: { mediaType: string; sha256: Buffer },
  ) {
    const { vault, clock } = this.resources;
    const { actor, post, department } = this.caller;
    return {
      id: randomUUID(),
      subjectKind: kind,
      subjectId: id,
      nameSealed: vault.seal(fileName),
      ...found,
      size: bytes.length,
      contentSealed: vault.sealBytes(bytes),
      uploadedBy: actor,
      uploadedPost: post,
      uploadedDepartment: department,
      uploadedOn: clock.today(),
      uploadedAt: clock.now(),
    };
  }

  private accessTo(subjectId: string): AttachmentAccess {
    return { caller: this.caller, countyCode: this.resources.countyCode, subjectId };
  }
}

/** What the log says of an attachment: never its name. */
const traceOf = ({ subjectKind, subjectId, sha256 }: KeptAttachment<string>) => ({
  subject: `${subjectKind} ${subjectId}`,
  sha256: sha256.toString("hex"),
});

const forbidden = (): DomainError =>
  new DomainError("FORBIDDEN", "Your post has no part in these attachments. 当前岗位无权办理该类附件。");
