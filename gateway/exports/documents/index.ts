import type { DocumentDefinition } from "./document-definition";
import { buildSchoolBookDocument } from "./school-book.document";
import { SCHOOL_BOOK_QUERY, type SchoolBookAnswer } from "./school-book.query";

/** Every paper that can be had as a document, by the name in its address. */
export const DOCUMENTS: Readonly<Record<string, DocumentDefinition>> = {
  "school-book": {
    title: "一校一册",
    query: SCHOOL_BOOK_QUERY,
    field: "schoolBook",
    build: (book, titleOf) => buildSchoolBookDocument(book as SchoolBookAnswer, titleOf),
  },
};
