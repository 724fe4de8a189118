import { readLedger } from "./year-rosters";
import { moveCountyDate } from "../county-date";
import type { DataFolder } from "../data-folder";
import { DEMO_ROSTERS } from "../run-county";
import { type Actors, concludeReturn, findChild, findOpenCase, openCases } from "./case-acts";
import { eventually } from "./eventually";
import {
  answerLetter,
  appointSignatory,
  concludeCase,
  draftLetters,
  draftReply,
  introduce,
  issueLetter,
  listLetters,
  markPosted,
  type ShownLetter,
} from "./letter-acts";
import { describeLetters, type PeerFigures, readLetterFigures } from "./letter-figures";

interface PlayedCounty {
  actors: Actors;
  folder: DataFolder;
  regionCode: string;
}

interface LettersPlay {
  liunan: PlayedCounty;
  xingbin: PlayedCounty;
  tell: (line: string) => void;
}

/** Day of the letters, and the days on which 兴宾 answers and a child is back. */
const WRITTEN_ON = "2018-12-31";
const REPLIED_ON = "2019-01-07";
const BACK_ON = "2019-01-08";
const WHILE = { from: WRITTEN_ON, to: BACK_ON };

/** The letters of seed 002: twelve dropouts of 柳南 at home in seven counties, four of them in 兴宾, one from a poor household. */
const PUBLISHED: Readonly<Record<string, number>> = {
  "450206": 3,
  "450222": 1,
  "450224": 1,
  "450881": 1,
  "451202": 1,
  "451302": 4,
  "451321": 1,
};

/**
 * Plays the letters between the two counties, from the cases of the ledger to a child back in school.
 * @returns what is otherwise than it should be; empty when all is as it should
 */
export async function playLetters({ liunan, xingbin, tell }: LettersPlay): Promise<string[]> {
  await introduce(liunan, xingbin);
  for (const { actors } of [liunan, xingbin]) await appointSignatory(actors, WRITTEN_ON);
  tell("each county has entered the other's card (互录交换名片), its leader has appointed who signs (指定签发人)");

  const caseIds = await openDropouts(liunan);
  const { letters, gaps } = await draftLetters(liunan.actors, liunan.regionCode, caseIds);
  tell(`${letters.length} letters drawn up (拟函), ${gaps.length} dropouts at home in 柳南 (本区户籍，不发函)`);
  for (const letter of letters) {
    const number = await issueLetter(liunan.actors, letter);
    tell(`  ${number} → ${letter.peerName}${letter.children.some(({ isPoor }) => isPoor) ? "（建档立卡）" : ""}`);
  }
  await postPaper(liunan);

  await answerIncoming(liunan, xingbin, tell);
  for (const { folder } of [liunan, xingbin]) moveCountyDate(folder, BACK_ON);
  await bringBack(xingbin);
  return compare(liunan, xingbin, tell);
}

/** Opens the cases of the ledger, closes those who are back, and gives the cases of those who are not. */
async function openDropouts({ actors, regionCode }: PlayedCounty): Promise<string[]> {
  await openCases(actors, regionCode);
  const out: string[] = [];
  for (const child of readLedger(DEMO_ROSTERS)) {
    const found = await findChild(actors, regionCode, child);
    if (child.returnedOn === null) out.push((await findOpenCase(actors, found)).id);
    else await concludeReturn(actors, found, child.returnedOn);
  }
  return out;
}

/** Counties without this system get paper: printed, posted, and marked so. */
async function postPaper({ actors, regionCode }: PlayedCounty): Promise<void> {
  const paper = (await listLetters(actors, regionCode, "OUT")).filter(({ via }) => via === "PAPER");
  for (const [index, letter] of paper.entries())
    await markPosted(actors, letter, WRITTEN_ON, `XA4512${String(index + 1).padStart(7, "0")}`);
}

/** 兴宾 gets its letters, checks them against its own registers, gives one back, accepts the others and replies. */
async function answerIncoming(
  liunan: PlayedCounty,
  xingbin: PlayedCounty,
  tell: (line: string) => void,
): Promise<void> {
  const { actors, regionCode } = xingbin;
  const list = (): Promise<ShownLetter[]> => listLetters(actors, regionCode, "IN");
  const received = await eventually(
    list,
    (letters) => letters.length === 4 && letters.every(({ children }) => children.every(({ match }) => match !== null)),
  );
  tell(`${received.length} letters received by 兴宾 (收函), proposals (核对建议):`);
  for (const letter of received) {
    const isOurs = letter.children.every(({ match }) => match?.verdict === "OURS");
    tell(`  ${letter.number}  ${letter.children.map(({ match }) => match?.verdict).join(" ")}`);
    await answerLetter(actors, letter, isOurs ? "ACCEPT" : { returnFor: "NOT_OUR_HOUSEHOLD" });
  }
  const accepted = await eventually(
    async () => (await list()).filter(({ children }) => children.some(({ state }) => state === "ACCEPTED")),
    (letters) => letters.every(({ children }) => children.every(({ caseId }) => caseId !== null)),
  );
  for (const { folder } of [liunan, xingbin]) moveCountyDate(folder, REPLIED_ON);
  for (const letter of accepted) await answerLetter(actors, letter, "PROGRESS");
  for (const letter of await list()) {
    if (letter.children.every(({ state }) => state === "IN_PROGRESS"))
      await issueLetter(actors, await draftReply(actors, letter));
  }
  tell(
    `${accepted.length} accepted with a case each (受理建案), answered (复函), ${4 - accepted.length} returned (退函)`,
  );
}

/** One of the children that 兴宾 has accepted is back in school; its case says so, and the letter's sender is told. */
async function bringBack({ actors, regionCode }: PlayedCounty): Promise<void> {
  const [letter] = (await listLetters(actors, regionCode, "IN")).filter(({ children }) =>
    children.every(({ state }) => state === "ANSWERED"),
  );
  const caseId = letter?.children[0]?.caseId;
  if (caseId) await concludeCase(actors, caseId, BACK_ON);
}

/** Prints both sides and says where they differ from each other or from what was published. */
async function compare(liunan: PlayedCounty, xingbin: PlayedCounty, tell: (line: string) => void): Promise<string[]> {
  const sentTo = (peers: readonly PeerFigures[]) =>
    peers.find(({ peerCode }) => peerCode === xingbin.regionCode)?.counts;
  const sent = await eventually(
    () => readLetterFigures(liunan.actors, liunan.regionCode, "OUT", WHILE),
    (peers) => sentTo(peers)?.backInSchool === 1,
  );
  const received = await readLetterFigures(xingbin.actors, xingbin.regionCode, "IN", WHILE);
  tell(`\n${describeLetters("柳南 sent (发函)", sent)}`);
  tell(`\n${describeLetters("兴宾 received (收函)", received)}`);
  const wrong: string[] = [];
  for (const [code, expected] of Object.entries(PUBLISHED)) {
    const found = sent.find(({ peerCode }) => peerCode === code)?.counts.letters ?? 0;
    if (found !== expected) wrong.push(`letters to ${code}: ${found} instead of ${expected}`);
  }
  const counts = { ours: JSON.stringify(sentTo(sent)), theirs: JSON.stringify(received[0]?.counts) };
  if (counts.ours !== counts.theirs)
    wrong.push(`the two sides differ: 柳南 has ${counts.ours}, 兴宾 has ${counts.theirs}`);
  const { returned, answered, backInSchool } = sentTo(sent) ?? {};
  if (returned !== 1 || answered !== 2 || backInSchool !== 1)
    wrong.push(`of four children ${returned} returned, ${answered} answered, ${backInSchool} back; not 1, 2, 1`);
  return wrong;
}
