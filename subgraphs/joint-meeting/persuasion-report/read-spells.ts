import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { PERSUASION_PAGE } from "./persuasion-page";
import { type Spell, toSpell } from "./spell";

const PAGE_SIZE = 1000;

interface SpellQuery {
  countyCode: string;
  /** YYYY-MM-DD */
  asOf: string;
  requestId: string;
}

/**
 * The spells of the ledger of dropouts (劝返台账) as it stood on a day, read page by page through the gateway for a report,
 * by the day found and the child.
 * @throws DomainError UNAVAILABLE when any page lacks a department: a report that leaves children out is none.
 */
export async function readSpells(office: GatewayReader, { countyCode, asOf, requestId }: SpellQuery): Promise<Spell[]> {
  const spells: Spell[] = [];
  let after: string | null = null;
  do {
    const data = await office.read(
      "persuasion-week",
      { regionCode: countyCode, asOf, first: PAGE_SIZE, after },
      { purpose: "REPORT", requestId },
    );
    const { ledger } = PERSUASION_PAGE.parse(data);
    spells.push(...ledger.edges.map(({ node }) => toSpell(node, { countyCode, asOf })));
    after = ledger.pageInfo.hasNextPage ? ledger.pageInfo.endCursor : null;
  } while (after !== null);
  return spells.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

const keyOf = ({ foundOn, childId }: Spell): string => `${foundOn} ${childId}`;
