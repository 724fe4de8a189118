import type { TitleOf } from "../enum-titles";

/** A paper that is made of one answer (文书). */
export interface DocumentDefinition {
  /** Chinese title, of the file too. */
  title: string;
  /** GraphQL operation, and the field of its answer that the paper is made of. */
  query: string;
  field: string;
  /** Makes the docx. */
  build: (answer: unknown, titleOf: TitleOf) => Promise<Buffer>;
}
