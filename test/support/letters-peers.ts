import { callerOf } from "./callers";
import type { TestLetters } from "./letters-county";

const CARD = "{ exchangeCard { text fingerprint } }";
const ENTER = `mutation ($county: String!, $card: String, $fingerprint: String) {
  outcome: enterPeer(countyCode: $county, card: $card, fingerprint: $fingerprint) {
    ... on Peer { id countyCode bureauName exchangeUrl } ... on Refusal { reason message } } }`;

/** A county's card with its fingerprint, as its office reads it. */
export async function cardOf(letters: TestLetters): Promise<{ text: string; fingerprint: string }> {
  const { data, errors } = await letters.ask(officeOf(letters), CARD);
  if (data?.exchangeCard === undefined) throw new Error(`no card: ${JSON.stringify(errors)}`);
  return data.exchangeCard;
}

/** Enters a county into another's directory: by its card where one is given, else as one that gets paper. */
export async function enterPeer(
  letters: TestLetters,
  countyCode: string,
  card: { text: string; fingerprint: string } | null = null,
): Promise<void> {
  const { data, errors } = await letters.ask(officeOf(letters), ENTER, {
    county: countyCode,
    card: card?.text ?? null,
    fingerprint: card?.fingerprint ?? null,
  });
  if (data?.outcome?.id === undefined) throw new Error(`not entered: ${JSON.stringify(data ?? errors)}`);
}

/** Has two counties enter each other's cards, as their clerks do before the first letter. */
export async function introduce(one: TestLetters, other: TestLetters): Promise<void> {
  await enterPeer(one, other.countyCode, await cardOf(other));
  await enterPeer(other, one.countyCode, await cardOf(one));
}

const officeOf = ({ countyCode }: TestLetters) => callerOf("office", { regions: [countyCode] });
