import type { Refusal } from "../../../infra/runtime/refusal.type";
import { invalid } from "../../../infra/runtime/refusals";
import { findCountyName, resolveCounty } from "../../../schema/regions/county-succession";

/** What somebody enters of a county; what a card tells is not entered. */
export interface PeerFacts {
  countyCode: string;
  bureauName: string | null;
  shortName: string | null;
  postalAddress: string | null;
  phone: string | null;
  /** YYYY-MM-DD */
  validFrom: string;
}

const LONGEST = { bureauName: 80, shortName: 80, postalAddress: 200, phone: 30 } as const;

/** What is wrong with an entry of a county other than the own; null when nothing is. */
export function faultOfPeer(facts: PeerFacts, ownCode: string): Refusal | null {
  const { countyCode, validFrom } = facts;
  if (countyCode === ownCode) return invalid("That is the own county.", "不能登记本县区。");
  if (findCountyName(countyCode) === null)
    return invalid(`${countyCode} is no county's code.`, `${countyCode}不是县级行政区划代码。`);
  const { code } = resolveCounty(countyCode, validFrom);
  if (code !== countyCode)
    return invalid(
      `On that day the county is ${code}.`,
      `该代码当日已停用，现为${findCountyName(code) ?? ""}（${code}）。`,
    );
  return faultOfTexts(facts, LONGEST);
}

/** What is wrong with texts of one line each, of which some may be missing; null when nothing is. */
export function faultOfTexts<Name extends string>(
  texts: Readonly<Record<NoInfer<Name>, string | null>>,
  longest: Readonly<Record<Name, number>>,
): Refusal | null {
  for (const [name, most] of Object.entries(longest) as [Name, number][]) {
    const text = texts[name];
    if (text !== null && (text.trim() === "" || text.trim().length > most || /\p{Cc}/u.test(text)))
      return invalid(`${name} is one line of 1 to ${most} characters.`, `${name}须为1至${most}字，且不得换行。`);
  }
  return null;
}

/**
 * Whether messages may be sent to an address: over https, or in plain where the own exchange is reached in plain as well, as in
 * a demo on one machine.
 */
export function isExchangeUrl(url: string, ownUrl: string): boolean {
  const { protocol, username, password, search, hash } = new URL(url);
  const isEncrypted = protocol === "https:" || (protocol === "http:" && new URL(ownUrl).protocol === "http:");
  return isEncrypted && [username, password, search, hash].every((part) => part === "");
}
