import type { PersonId } from "../../../schema/person-id";

/** Two records confirmed to be of one child, as {@link LINK_COLUMNS} read it. */
export interface ChildLinkRow {
  id: string;
  aliasId: PersonId;
  childId: PersonId;
  reasonSealed: Buffer;
  linkedBy: string;
  linkedPost: string;
  linkedAt: Date;
  undoneBy: string | null;
  undonePost: string | null;
  undoneAt: Date | null;
  undoReasonSealed: Buffer | null;
}

/** Columns of `child_link`. */
export const LINK_COLUMNS = `
  id, alias_id AS "aliasId", child_id AS "childId", reason_sealed AS "reasonSealed", linked_by AS "linkedBy",
  linked_post AS "linkedPost", linked_at AS "linkedAt", undone_by AS "undoneBy", undone_post AS "undonePost",
  undone_at AS "undoneAt", undo_reason_sealed AS "undoReasonSealed"`;
