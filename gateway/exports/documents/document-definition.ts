import type { TitleOf } from "../enum-titles";

/** What a paper can be had as. */
export type DocumentFormat = "docx" | "html";

/** A paper that is made of one answer (文书). */
export interface DocumentDefinition {
  /** GraphQL operation, and the field of its answer that the paper is made of. */
  query: string;
  field: string;
  /** Selections that are asked for where they are open to the caller; {@link OPEN_SELECTIONS} in the query stands for them. */
  selections?: readonly string[];
  /** Chinese name of the file, without extension. */
  nameOf: (answer: unknown) => string;
  /** Headers of its page, where they are other than those of official papers. */
  pageHeaders?: Readonly<Record<string, string>>;
  /** Makes the file, for each format that the paper has. */
  formats: Readonly<Partial<Record<DocumentFormat, (answer: unknown, titleOf: TitleOf) => Promise<Buffer> | string>>>;
}
