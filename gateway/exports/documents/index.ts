import type { TitleOf } from "../enum-titles";
import { caseDocumentPaper } from "./case-document.paper";
import { CASE_DOCUMENT_QUERY, type CaseDocumentAnswer, OFFICIAL_DOCUMENT_QUERY } from "./case-document.query";
import { caseDossierPaper } from "./case-dossier.paper";
import { CASE_DOSSIER_QUERY, CASE_DOSSIER_SELECTIONS, type CaseDossierAnswer } from "./case-dossier.query";
import type { DocumentDefinition } from "./document-definition";
import { LETTER_HEADERS, renderLetterHtml } from "./letter-html";
import { letterPaper } from "./letter.paper";
import { LETTER_QUERY, type LetterDocumentAnswer } from "./letter.query";
import { renderLetterDocx } from "./letter-docx";
import { renderOfficialDocx } from "./official-docx";
import { renderOfficialHtml } from "./official-html";
import type { OfficialPaper } from "./official-paper";
import { buildSchoolBookDocument } from "./school-book.document";
import { SCHOOL_BOOK_QUERY, type SchoolBookAnswer } from "./school-book.query";

/** What an official paper can be had as: both from the same pieces. */
const official = (
  paperOf: (answer: unknown, titleOf: TitleOf) => OfficialPaper,
): Pick<DocumentDefinition, "formats" | "nameOf"> => ({
  nameOf: (answer) => paperOf(answer, (_type, value) => value).name,
  formats: {
    docx: (answer, titleOf) => renderOfficialDocx(paperOf(answer, titleOf)),
    html: (answer, titleOf) => renderOfficialHtml(paperOf(answer, titleOf)),
  },
});

/** Every paper that can be had as a document, by the name in its address. */
export const DOCUMENTS: Readonly<Record<string, DocumentDefinition>> = {
  "school-book": {
    query: SCHOOL_BOOK_QUERY,
    field: "schoolBook",
    nameOf: () => "一校一册",
    formats: { docx: (book, titleOf) => buildSchoolBookDocument(book as SchoolBookAnswer, titleOf) },
  },
  "case-document": {
    query: CASE_DOCUMENT_QUERY,
    field: "caseDocument",
    ...official((document) => caseDocumentPaper(document as CaseDocumentAnswer)),
  },
  "official-document": {
    query: OFFICIAL_DOCUMENT_QUERY,
    field: "officialDocument",
    ...official((document) => caseDocumentPaper(document as CaseDocumentAnswer)),
  },
  "case-dossier": {
    query: CASE_DOSSIER_QUERY,
    field: "case",
    selections: CASE_DOSSIER_SELECTIONS,
    ...official((found, titleOf) => caseDossierPaper(found as CaseDossierAnswer, titleOf)),
  },
  letter: {
    query: LETTER_QUERY,
    field: "letter",
    nameOf: (letter) => letterPaper(letter as LetterDocumentAnswer, (_type, value) => value).name,
    pageHeaders: LETTER_HEADERS,
    formats: {
      docx: (letter, titleOf) => renderLetterDocx(letterPaper(letter as LetterDocumentAnswer, titleOf)),
      html: (letter, titleOf) => renderLetterHtml(letterPaper(letter as LetterDocumentAnswer, titleOf)),
    },
  },
};
