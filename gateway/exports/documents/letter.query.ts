/** The operation whose answer makes a letter (函) to or from another county. */
export const LETTER_QUERY = `
  query Letter($id: ID!) {
    letter(id: $id) {
      direction
      state
      kind
      number
      title
      issuedOn
      addressee
      paragraphs
      copies
      contact
      issuers { organName seal }
      enclosures { name }
      children { name sex birthDate idNumber homeAddress guardian phone school grade outSince isPoor }
    }
  }`;

/** A child as a letter tells of it. */
export interface LetterDocumentChild {
  name: string;
  sex: string | null;
  birthDate: string | null;
  idNumber: string | null;
  homeAddress: string | null;
  guardian: string | null;
  phone: string | null;
  school: string | null;
  grade: string | null;
  outSince: string;
  isPoor: boolean;
}

/** What {@link LETTER_QUERY} answers in `letter`; enum values as in the schema, days YYYY-MM-DD. */
export interface LetterDocumentAnswer {
  direction: string;
  state: string;
  kind: string;
  /** Null until it is signed. */
  number: string | null;
  title: string;
  issuedOn: string | null;
  addressee: string;
  paragraphs: string[];
  copies: string[];
  contact: string | null;
  /** One to three, the leading organ first; a seal is a PNG as data URI, on signed letters alone. */
  issuers: { organName: string; seal: string | null }[];
  enclosures: { name: string }[];
  children: LetterDocumentChild[];
}
