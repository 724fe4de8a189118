import type { EntityManager } from "typeorm";
import { bureauNameOf } from "../directory/bureau-name";
import { getOwnBureau } from "../directory/own-bureau";
import { insertLetter } from "../letter/insert-letter";
import type { LetterAct } from "../letter/letter-history";
import { LetterDirection, LetterKind, LetterVia } from "../letter/letter-kind";
import { type LetterRow, readLetterChildren } from "../letter/letter.rows";
import { escalationText } from "./chasing-text";
import { commonSuperiorOf } from "./common-superior";
import type { LetterRoundResources } from "./letter-round-resources";

/**
 * Draws up the letter to the authority above both counties about a late one (提请督办函); nothing where there is one that was
 * not withdrawn. It goes on paper: no authority above a county is on the network.
 */
export async function draftEscalation(
  manager: EntityManager,
  { countyCode }: Pick<LetterRoundResources, "countyCode">,
  letter: LetterRow,
  act: LetterAct,
): Promise<void> {
  const drawn = await manager.query<object[]>(DRAWN, [letter.id]);
  if (drawn.length > 0) return;
  const superior = commonSuperiorOf(countyCode, letter.peerCode);
  const name = bureauNameOf(superior);
  const { bureauName, contact } = await getOwnBureau(manager, countyCode, act.on);
  const children = await readLetterChildren(manager, letter.id);
  const { title, paragraphs } = escalationText({ letter, children, bureauName });
  await insertLetter(
    manager,
    {
      direction: LetterDirection.OUT,
      kind: LetterKind.ESCALATION,
      countyCode,
      peerCode: superior,
      peerName: name,
      addressee: name,
      via: LetterVia.PAPER,
      organs: letter.organs,
      title,
      content: { paragraphs, contact, copies: [letter.addressee], issuers: [], answers: [] },
      aboutId: letter.id,
    },
    act,
  );
}

/** $1 letter. */
const DRAWN = "SELECT FROM letter WHERE about_id = $1 AND kind = 'ESCALATION' AND state <> 'WITHDRAWN' LIMIT 1";
