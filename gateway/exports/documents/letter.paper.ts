import type { TitleOf } from "../enum-titles";
import { letterList } from "./letter-list";
import type { LetterIssuer, LetterPaper, LetterParagraph } from "./letter-paper";
import type { LetterDocumentAnswer } from "./letter.query";
import { chineseDate, linesOf } from "./official-paper";

/** What the file of each kind of letter is called; its number tells which it is. */
const NAMES: Readonly<Record<string, string>> = {
  INQUIRY: "函",
  REPLY: "复函",
  REMINDER: "催办函",
  ESCALATION: "提请督办函",
};

const DRAFT_MARK = "送审稿";
const WITHDRAWN_MARK = "已撤回";
const OPEN_DATE = "　　年　　月　　日";
const LIST_TITLE = "辍学学生名单";

/** Sets a letter's text in the official form; of what it says nothing is added or left out. */
export function letterPaper(letter: LetterDocumentAnswer, titleOf: TitleOf): LetterPaper {
  const { number, issuers, copies, contact } = letter;
  const hasList = letter.kind === "INQUIRY" && letter.children.length > 1;
  const annexes = [
    ...(hasList ? [LIST_TITLE] : []),
    ...letter.enclosures.map(({ name }) => clean(withoutExtension(name))),
  ];
  return {
    name: `${NAMES[letter.kind] ?? "函"}（${number === null ? "未编号" : clean(number)}）`,
    head: clean(issuers[0]?.organName ?? ""),
    mark: markOf(letter),
    number: number === null ? null : clean(number),
    title: clean(letter.title),
    addressee: clean(letter.addressee),
    paragraphs: letter.paragraphs.flatMap(paragraphsOf),
    annexes,
    issuers: issuers.map((issuer) => issuerOf(letter, issuer)),
    date: letter.issuedOn === null ? OPEN_DATE : chineseDate(letter.issuedOn),
    contact: contact === null || contact.trim() === "" ? null : clean(contact).replace(/^（(.*)）$/u, "$1"),
    copies: copies.map(clean),
    list: hasList
      ? letterList(letter.children, { heading: annexes.length > 1 ? "附件1" : "附件", title: LIST_TITLE }, titleOf)
      : null,
  };
}

function markOf({ state, number }: LetterDocumentAnswer): string | null {
  if (state === "WITHDRAWN") return WITHDRAWN_MARK;
  return number === null ? DRAFT_MARK : null;
}

function paragraphsOf(text: string): LetterParagraph[] {
  return linesOf(text)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => ({ text: line, level: levelOf(line) }));
}

/** Headings of the body are short and end without a full stop. */
function levelOf(line: string): LetterParagraph["level"] {
  if (line.length > 28 || /[。；！？]$/u.test(line)) return "body";
  if (/^[一二三四五六七八九十]+、/u.test(line)) return "first";
  return /^（[一二三四五六七八九十]+）/u.test(line) ? "second" : "body";
}

/** A seal only on what is signed; what another county sent is not to be sealed here. */
function issuerOf(
  { direction, number, state }: LetterDocumentAnswer,
  issuer: LetterDocumentAnswer["issuers"][number],
): LetterIssuer {
  const organ = clean(issuer.organName);
  if (direction !== "OUT" || state === "WITHDRAWN") return { organ, seal: null };
  return { organ, seal: number === null || issuer.seal === null ? "PLACE" : pngOf(issuer.seal) };
}

/** @throws Error for what is no picture of a seal: a letter is not sent out with half a seal. */
function pngOf(seal: string): Buffer {
  const [, base64] = /^data:image\/png;base64,([A-Za-z0-9+/]+={0,2})$/.exec(seal) ?? [];
  if (base64 === undefined) throw new Error("a letter's seal is no PNG as data URI");
  return Buffer.from(base64, "base64");
}

const withoutExtension = (fileName: string): string => fileName.replace(/\.[A-Za-z]+$/, "");

/** On one line. */
const clean = (text: string): string => linesOf(text).join("　").trim();
