import type { Role } from "../../../schema/access/roles";
import { PLANTED_LETTER } from "../planted-letter";
import { CONTACT, type Expectation } from "./expectation";

/** Who reads letters: who writes them, and who is to sign this one. The service reads its own database, not as a caller. */
export const LETTER_READERS: readonly Role[] = ["office", "education", "signatory"];
/** A letter has numbers and addresses in it. */
export const LETTER_PURPOSES = CONTACT;

const reading = (selection: string): Expectation => ({
  department: "letters",
  roles: LETTER_READERS,
  purposes: LETTER_PURPOSES,
  selection,
  marker: "PERSON",
});

const SAID = "paragraphs history { note } children { name idNumber guardian outSince child { id } }";

/** Letters themselves. */
export const LETTER_ROOT_FIELDS: Readonly<Record<string, Expectation>> = {
  letter: reading(`letter(id: "${PLANTED_LETTER}") { ${SAID} }`),
  letters: reading(`letters(regionCode: "450205") { edges { cursor node { ${SAID} } } }`),
};
