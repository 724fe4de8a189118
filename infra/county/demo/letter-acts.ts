import type { Actors } from "./case-acts";

/** A letter as the demo's clerks see it in their lists. */
export interface ShownLetter {
  id: string;
  version: number;
  number: string | null;
  kind: string;
  state: string;
  via: "NETWORK" | "PAPER";
  peerCode: string;
  peerName: string;
  children: {
    id: string;
    state: string;
    isPoor: boolean | null;
    caseId: string | null;
    outcome: string | null;
    match: { verdict: string } | null;
  }[];
}

const SHOWN = `id version number kind state via peerCode peerName children { id state isPoor caseId outcome match { verdict } }`;
const DONE = "__typename ... on Letter { id version number } ... on Refusal { message }";
const LETTER = { purpose: "LETTER" } as const;

/** The leader appoints who signs letters of the education bureau (签发人). */
export async function appointSignatory(actors: Actors, on: string): Promise<void> {
  await actors("leader").ask(
    `mutation ($on: Date!) {
      appointSignatory(organ: "education", actor: "education-head", name: "韦立新", post: "教育局局长", validFrom: $on) {
        __typename ... on Refusal { message }
      }
    }`,
    { on },
  );
}

/** Each county's office enters the other's card, its fingerprint told by telephone. */
export async function introduce(
  one: { actors: Actors; regionCode: string },
  other: { actors: Actors; regionCode: string },
): Promise<void> {
  for (const [to, of] of [
    [one, other],
    [other, one],
  ] as const) {
    const card = await of
      .actors("office")
      .ask<{ text: string; fingerprint: string }>("{ exchangeCard { text fingerprint } }");
    await to.actors("office").ask(
      `mutation ($countyCode: String!, $card: String!, $fingerprint: String!) {
        enterPeer(countyCode: $countyCode, card: $card, fingerprint: $fingerprint) { __typename ... on Refusal { message } }
      }`,
      { countyCode: of.regionCode, card: card.text, fingerprint: card.fingerprint },
    );
  }
}

interface Drafted {
  letters: ShownLetter[];
  gaps: { caseId: string; reason: string }[];
}

/** Draws up a letter for each of the cases whose child is at home in another county. */
export function draftLetters(actors: Actors, regionCode: string, caseIds: readonly string[]): Promise<Drafted> {
  return actors("education").ask<Drafted>(
    `mutation ($regionCode: RegionCode!, $caseIds: [ID!]!) {
      draftLetters(regionCode: $regionCode, caseIds: $caseIds, grouping: PER_CHILD) {
        __typename ... on LettersDrafted { letters { ${SHOWN} } gaps { caseId reason } } ... on Refusal { message }
      }
    }`,
    { regionCode, caseIds },
    LETTER,
  );
}

interface Handled {
  id: string;
  version: number;
  number: string | null;
}

/** Sends a draft for review, has it reviewed by somebody else and signed by the head (送审、审核、签发). Returns its number. */
export async function issueLetter(actors: Actors, { id, version }: Handled): Promise<string> {
  const act = (account: string, field: string, read: number): Promise<Handled> =>
    actors(account).ask<Handled>(
      `mutation ($id: ID!, $version: Int!) { ${field} { ${DONE} } }`,
      { id, version: read },
      LETTER,
    );
  const submitted = await act("education", "submitLetter(id: $id, version: $version)", version);
  const reviewed = await act(
    "education-reviewer",
    "reviewLetter(id: $id, version: $version, decision: APPROVE)",
    submitted.version,
  );
  const signed = await act(
    "education-head",
    'signLetter(id: $id, version: $version, organ: "education")',
    reviewed.version,
  );
  return signed.number ?? "";
}

/** Records that a paper letter was posted. */
export async function markPosted(actors: Actors, letter: ShownLetter, on: string, tracking: string): Promise<void> {
  await actors("education").ask(
    `mutation ($id: ID!, $version: Int!, $on: Date!, $tracking: String!) {
      markPosted(id: $id, version: $version, on: $on, trackingNumber: $tracking) { ${DONE} }
    }`,
    { id: letter.id, version: letter.version, on, tracking },
    LETTER,
  );
}

/** The letters of a county in one direction, with one other county or with all. */
export async function listLetters(
  actors: Actors,
  regionCode: string,
  direction: "OUT" | "IN",
  kinds: readonly string[] = ["INQUIRY"],
): Promise<ShownLetter[]> {
  const { edges } = await actors("education").ask<{ edges: { node: ShownLetter }[] }>(
    `query ($regionCode: RegionCode!, $direction: LetterDirection!, $kinds: [LetterKind!]!) {
      letters(regionCode: $regionCode, direction: $direction, kinds: $kinds, first: 100) { edges { node { ${SHOWN} } } }
    }`,
    { regionCode, direction, kinds },
    LETTER,
  );
  return edges.map(({ node }) => node);
}

/** What the receiving clerk does with a letter: all its children at once. */
export async function answerLetter(
  actors: Actors,
  letter: ShownLetter,
  act: "ACCEPT" | "PROGRESS" | { returnFor: string },
): Promise<void> {
  const field =
    act === "ACCEPT"
      ? "acceptChildren(letterId: $id, itemIds: $items, version: $version)"
      : act === "PROGRESS"
        ? 'reportProgress(letterId: $id, itemIds: $items, version: $version, note: "已入户走访，动员返校")'
        : `returnChildren(letterId: $id, itemIds: $items, version: $version, reason: ${act.returnFor}, note: "户籍已迁出我区")`;
  await actors("education").ask(
    `mutation ($id: ID!, $items: [ID!]!, $version: Int!) { ${field} { ${DONE} } }`,
    { id: letter.id, items: letter.children.map(({ id }) => id), version: letter.version },
    LETTER,
  );
}

/** Draws up the reply to a letter from its children's cases (复函). */
export function draftReply(actors: Actors, letter: ShownLetter): Promise<Handled> {
  return actors("education").ask<Handled>(
    `mutation ($id: ID!, $items: [ID!]!) { draftReply(letterId: $id, itemIds: $items) { ${DONE} } }`,
    { id: letter.id, items: letter.children.map(({ id }) => id) },
    LETTER,
  );
}

/** Concludes a case as returned to school (返校), as its education bureau enters it. */
export async function concludeCase(actors: Actors, caseId: string, on: string): Promise<void> {
  const { version } = await actors("education").ask<{ version: number }>(
    "query ($id: ID!) { case(id: $id) { version } }",
    { id: caseId },
  );
  await actors("education").ask(
    `mutation ($id: ID!, $version: Int!, $on: Date!) {
      concludeCase(caseId: $id, version: $version, outcome: RETURNED, on: $on, paper: "返校确认书") {
        __typename ... on Refusal { message }
      }
    }`,
    { id: caseId, version, on },
  );
}
