import { randomUUID } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, invalid } from "../../../infra/runtime/refusals";
import { bureauNameOf } from "../directory/bureau-name";
import { findPeer } from "../directory/find-peer";
import { getOwnBureau } from "../directory/own-bureau";
import { insertLetter } from "../letter/insert-letter";
import { LetterChildState } from "../letter/letter-child-state";
import { openChildContent } from "../letter/letter-content";
import type { LetterAct } from "../letter/letter-history";
import { LetterDirection, LetterKind, LetterVia } from "../letter/letter-kind";
import type { LetterLink, LetterRow } from "../letter/letter.rows";
import { changedSince } from "../letter/lock-letter";
import { composeForward } from "./compose-forward";
import type { IncomingResources } from "./incoming-resources";
import { type ChildrenGiven, type IncomingLetter, lockIncoming, wrongChildState } from "./lock-incoming";
import { readCounty } from "./read-county";

interface ForwardSources extends IncomingResources {
  database: DataSource;
}

interface ForwardGiven extends ChildrenGiven {
  /** Six digits of the county to which the household has moved. */
  toCounty: string;
}

/** As many as a message takes. */
const LONGEST_CHAIN = 10;

/**
 * 转办: draws up the letter that sends children of a letter on to the county to which their household has moved. With its last
 * signature they are forwarded, and its sender is told; until then they wait, and may be withdrawn.
 */
export class ForwardingActs {
  constructor(
    private readonly sources: ForwardSources,
    private readonly caller: Caller,
  ) {}

  async draft({ toCounty, ...given }: ForwardGiven): Promise<LetterRow | Refusal> {
    const { database, clock } = this.sources;
    const county = readCounty(toCounty, clock.today());
    if (county instanceof Refusal) return county;
    return database.transaction(async (manager) => {
      const found = await lockIncoming(manager, this.caller, given);
      if (found instanceof Refusal) return found;
      if (await isUnderWay(manager, given.itemIds))
        return alreadyDone("A letter that sends one of them on is being drawn up.", "所选儿童已有在办转办函稿。");
      const stale = changedSince(found.letter, given.version);
      if (stale !== null) return stale;
      if (found.children.some(({ state }) => state !== LetterChildState.WAITING)) return wrongChildState(found);
      return this.faultOf(found.letter, county) ?? this.insert(manager, found, county);
    });
  }

  /** A letter that comes back to where it has been would go round for ever. */
  private faultOf({ peerCode, chain }: LetterRow, county: string): Refusal | null {
    if (county === this.sources.countyCode) return invalid("That is this county.", "转办县区不得为本县。");
    if ([peerCode, ...chain.map(({ countyCode }) => countyCode)].includes(county))
      return invalid("The letter has come from that county.", "该函由该县区发出或转来，不得转回。");
    if (chain.length >= LONGEST_CHAIN)
      return invalid("The letter has come through too many counties; return it.", "该函转办次数过多，请退函。");
    return null;
  }

  private async insert(
    manager: EntityManager,
    { letter, children }: IncomingLetter,
    county: string,
  ): Promise<LetterRow> {
    const { vault, clock, countyCode } = this.sources;
    const on = clock.today();
    const own = await getOwnBureau(manager, countyCode, on);
    const peer = await findPeer(manager, county, on);
    const peerName = peer?.bureauName ?? bureauNameOf(county);
    const contents = children.map(({ contentSealed }) => openChildContent(vault, contentSealed));
    const { title, paragraphs, copies } = composeForward({
      bureauName: own.bureauName,
      senderName: letter.peerName,
      title: letter.title,
      number: letter.number ?? "",
      countyCode: county,
      on,
      children: contents,
    });
    const act: LetterAct = { by: this.caller, on, at: clock.now(), vault };
    const chain: LetterLink[] = [...letter.chain, { countyCode: letter.peerCode, number: letter.number ?? "" }];
    const { letter: onward } = await insertLetter(
      manager,
      {
        direction: LetterDirection.OUT,
        kind: LetterKind.INQUIRY,
        countyCode,
        peerCode: county,
        peerName,
        addressee: peerName,
        via: peer?.exchangeUrl ? LetterVia.NETWORK : LetterVia.PAPER,
        organs: ["education"],
        title,
        content: { paragraphs, contact: own.contact, copies, issuers: [], answers: [] },
        originId: letter.id,
        chain,
        children: children.map(({ id, childId }, index) => ({
          // Another id: every message about a child names it, and this one has other counties to its ends.
          content: { ...(contents[index] as (typeof contents)[number]), itemId: randomUUID() },
          childId,
          originItemId: id,
        })),
      },
      act,
    );
    return onward;
  }
}

async function isUnderWay(manager: EntityManager, itemIds: readonly string[]): Promise<boolean> {
  const [row] = await manager.query<{ exists: boolean }[]>(
    `SELECT EXISTS (
       SELECT FROM letter_child k JOIN letter l ON l.id = k.letter_id
       WHERE k.origin_item_id = ANY ($1::uuid[]) AND l.state IN ('DRAFT', 'IN_REVIEW', 'TO_SIGN'))`,
    [itemIds],
  );
  return row?.exists === true;
}
