import type { EntityManager } from "typeorm";
import type { Caller } from "../caller";
import type { Refusal } from "../refusal.type";
import type { Vault } from "../vault";

/** The pool, or the connection of a transaction. */
type Querier = Pick<EntityManager, "query">;

/** What an attachment belongs to. */
export interface SubjectOfAttachment<Kind extends string> {
  kind: Kind;
  id: string;
}

/** A file as it is handed in. */
export interface SentFile {
  fileName: string;
  contentType: string | undefined;
  bytes: Buffer;
}

/** An attachment as its row has it, without its bytes. */
export interface KeptAttachment<Kind extends string> {
  id: string;
  subjectKind: Kind;
  subjectId: string;
  nameSealed: Buffer;
  mediaType: string;
  size: number;
  sha256: Buffer;
  uploadedOn: string;
  uploadedBy: string;
  uploadedPost: string;
  uploadedAt: Date;
}

/** An attachment that is to be written down. */
export interface NewAttachment<Kind extends string> extends KeptAttachment<Kind> {
  contentSealed: Buffer;
  uploadedDepartment: string;
}

/** Of whom and what an attachment is asked for or added. */
export interface AttachmentAccess {
  caller: Caller;
  countyCode: string;
  subjectId: string;
}

/** What is to be added; without name and size where the file has not been read yet. */
export interface AddingAccess extends AttachmentAccess {
  file?: { fileName: string; size: number };
}

/** An attachment that has just been taken. */
export interface AddedAttachment extends AttachmentAccess {
  fileName: string;
  /** The county's day, YYYY-MM-DD. */
  on: string;
  at: Date;
  vault: Vault;
}

/** Who may read the attachments of a subject and add to them, beyond the scopes of its kind; hidden and missing look the same. */
export interface AttachmentPolicy {
  mayRead(database: Querier, access: AttachmentAccess): Promise<boolean>;
  /** Why nothing may be added; null where it may. In a transaction it stays so to its end. */
  refusalToAdd(manager: EntityManager, access: AddingAccess): Promise<Refusal | null>;
  /** What else is written down when something was added. */
  record?(manager: EntityManager, added: AddedAttachment): Promise<void>;
}

/** Where a keeper has its attachments. */
export interface AttachmentStore<Kind extends string> {
  /** Undefined where the subject has the same bytes already. */
  insert(manager: EntityManager, added: NewAttachment<Kind>): Promise<KeptAttachment<Kind> | undefined>;
  /** The one of the same bytes, which is there. */
  getSame(manager: EntityManager, subject: SubjectOfAttachment<Kind>, sha256: Buffer): Promise<KeptAttachment<Kind>>;
  find(database: Querier, id: string): Promise<KeptAttachment<Kind> | undefined>;
  /** The sealed bytes of one that is there. */
  getContent(database: Querier, id: string): Promise<Buffer>;
}
