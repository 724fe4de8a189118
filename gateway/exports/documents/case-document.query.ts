/** The operations whose answers make one paper (文书) that was drawn up: of a case, of a meeting or oversight. */
export const CASE_DOCUMENT_QUERY = queryOf("caseDocument");
export const OFFICIAL_DOCUMENT_QUERY = queryOf("officialDocument");

function queryOf(field: string): string {
  return `
  query Paper($id: ID!) {
    ${field}(id: $id) {
      kind
      number
      title
      issuedOn
      voidedOn
      content {
        heading
        addressee
        sections { heading paragraphs table { headers rows } }
        enclosures
        signatory { name post }
        contact
        copies
        receiptRecipient
      }
    }
  }`;
}

/** What they answer in their field; days are YYYY-MM-DD. */
export interface CaseDocumentAnswer {
  kind: string;
  number: string;
  title: string;
  issuedOn: string;
  voidedOn: string | null;
  content: {
    heading: string;
    addressee: string | null;
    sections: {
      heading: string | null;
      paragraphs: string[];
      table: { headers: string[]; rows: string[][] } | null;
    }[];
    enclosures: string[];
    signatory: { name: string; post: string } | null;
    contact: string | null;
    copies: string[];
    receiptRecipient: string | null;
  };
}
