import { organNameOf } from "../directory/bureau-name";
import type { OwnBureauRow } from "../directory/own-bureau.rows";
import type { SealFolder } from "../seal/seal-folder";
import type { LetterContent } from "./letter-content";
import type { LetterIssuer } from "./letter-parts.type";
import { LetterState } from "./letter-state";
import type { LetterRow, LetterSignatureRow } from "./letter.rows";

interface IssuerSources {
  content: LetterContent;
  bureau: OwnBureauRow;
  signatures: readonly LetterSignatureRow[];
  seals: SealFolder;
}

const SEALED_STATES: readonly LetterState[] = [LetterState.SIGNED, LetterState.DELIVERED, LetterState.CLOSED];

/** Full name of a department of the own county as it heads a letter. */
export const organNameIn = (countyCode: string, bureau: OwnBureauRow, organ: string): string =>
  organ === "education" ? bureau.bureauName : organNameOf(countyCode, organ);

/** The organs of a letter: as they were when it was signed, before that as they are called today. */
export function issuersOf(row: LetterRow, { content, bureau, signatures, seals }: IssuerSources): LetterIssuer[] {
  if (row.organs.length === 0)
    return content.issuers.map(({ organ, name, post }) => ({
      organ: null,
      organName: organ,
      name,
      post,
      signedOn: null,
      seal: null,
    }));
  return row.organs.map((organ, index) => {
    const signature = signatures.find((each) => each.organ === organ);
    return {
      organ,
      organName: content.issuers[index]?.organ ?? organNameIn(row.countyCode, bureau, organ),
      name: signature?.name ?? null,
      post: signature?.post ?? null,
      signedOn: signature?.signedOn ?? null,
      seal: SEALED_STATES.includes(row.state) ? seals.sealOf(organ) : null,
    };
  });
}
