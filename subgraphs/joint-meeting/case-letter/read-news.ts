import { Refusal } from "../../../infra/runtime/refusal.type";
import { invalid, notFound } from "../../../infra/runtime/refusals";
import { isUuid } from "../../../infra/runtime/uuid";
import { readText } from "../../../infra/runtime/written-text";
import type { LetterNews } from "./letter-news";

/** Longest of what stands in clear. */
const LONGEST = 100;

/** What is told of a letter, once it is what a case can keep. */
export function readNews<News extends LetterNews>(given: News): News | Refusal {
  const { eventId, letterId, itemId, caseId, peerCode } = given;
  if (!isUuid(eventId) || ![letterId, itemId, caseId].every((id) => id === null || isUuid(id))) return notFound();
  if (caseId !== null && itemId === null)
    return invalid("A case is one child's: itemId is needed.", "涉及个案的须注明函件所列儿童。");
  if (!/^\d{6}$/.test(peerCode)) return invalid("peerCode is that of a county.", "对方县区代码有误。");
  const [number, peerName, paperNumber] = [given.number, given.peerName, given.paperNumber].map(readShort);
  const words = readText(given.words);
  if (number instanceof Refusal) return number;
  if (peerName instanceof Refusal) return peerName;
  if (paperNumber instanceof Refusal) return paperNumber;
  if (words instanceof Refusal) return words;
  if (!peerName) return invalid("peerName is needed.", "须填写对方单位名称。");
  return { ...given, number, peerName, paperNumber, words };
}

function readShort(given: string | null): string | null | Refusal {
  const text = readText(given);
  if (typeof text !== "string" || text.length <= LONGEST) return text;
  return invalid(`Names and numbers have ${LONGEST} characters at most.`, `名称、文号不得超过${LONGEST}字。`);
}
