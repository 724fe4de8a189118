import { chineseDate } from "../../../schema/chinese-date";
import { LetterChildState } from "../letter/letter-child-state";
import type { LetterChildRow, LetterRow } from "../letter/letter.rows";
import { AWAITED } from "./lateness";

/** What a letter about a late one says; it names no child, since the letter itself has. */
export interface ChasingText {
  title: string;
  paragraphs: string[];
}

interface Chased {
  /** The letter of ours that is late; it has its number and date. */
  letter: LetterRow;
  children: readonly LetterChildRow[];
  /** Full name of the own bureau. */
  bureauName: string;
}

/** 催办函, to the county that is late. */
export function reminderText({ letter, children, bureauName }: Chased): ChasingText {
  return {
    title: `${bureauName}关于催请办理${letter.number}的函`,
    paragraphs: [
      `${sentSentence(letter, children, "贵局")}${askedSentence(letter, "")}`,
      standSentence(children, "贵局"),
      "请贵局抓紧办理，并将办理情况及时函复我局。如已办理并函复，请予谅解。",
      "特此函告。",
    ],
  };
}

/** 提请督办函, to the authority above both counties. */
export function escalationText({ letter, children, bureauName }: Chased): ChasingText {
  const { peerName } = letter;
  return {
    title: `${bureauName}关于提请督办${letter.number}办理工作的函`,
    paragraphs: [
      `${sentSentence(letter, children, peerName)}${askedSentence(letter, peerName)}`,
      standSentence(children, peerName),
      `为依法保障上述学生接受义务教育的权利，现提请督促${peerName}抓紧办理并函复我局。`,
      "特此函告。",
    ],
  };
}

const sentSentence = ({ issuedOn, title, number }: LetterRow, children: readonly LetterChildRow[], whom: string) =>
  `${chineseDate(issuedOn ?? "")}，我局以《${title}》（${number}）商请${whom}协助做好${children.length}名学生的劝返复学工作`;

const askedSentence = ({ dueOn }: LetterRow, whom: string): string =>
  dueOn === null ? "。" : `，并请${whom}于${chineseDate(dueOn)}前函复。`;

/** How many of the children stand where; those that are answered for are not spoken of. */
function standSentence(children: readonly LetterChildRow[], whom: string): string {
  const waiting = children.filter(({ state }) => AWAITED.ACCEPT.includes(state)).length;
  const forwarded = children.filter(({ state }) => state === LetterChildState.FORWARDED).length;
  const accepted = children.filter(({ state }) => AWAITED.ANSWER.includes(state)).length - forwarded;
  const parts = [
    [waiting, "尚未受理"],
    [accepted, "已受理、尚未函复"],
    [forwarded, "已转办、尚未函复"],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, how]) => `${count}名学生${how}`);
  return `截至目前，${whom}对其中${told.join("，")}。`;
}
