import { chineseDate } from "../../../schema/chinese-date";
import type { LetterAnswer } from "../letter/letter-content";

/** A child as a reply names it, and what is said of it. */
export interface AnsweredChild {
  name: string;
  answer: LetterAnswer;
}

interface ReplyDraft {
  /** Full name of the own bureau. */
  bureauName: string;
  /** Title and number of the letter that is answered. */
  title: string;
  number: string;
  children: readonly AnsweredChild[];
}

type Outcome = LetterAnswer["outcome"];

const NUMERALS = "〇一二三四五六七八九";
/** With more children than paragraphs that a letter has, they are told of together. */
const MOST_SINGLY = 40;
/** Names of any length that fit into one paragraph. */
const NAMES_TOGETHER = 30;

/** Title and body of a reply (复函), as a clerk may still change them. */
export function composeReply({ bureauName, title, number, children }: ReplyDraft): {
  title: string;
  paragraphs: string[];
} {
  const [, subject] = /关于(.+)的函$/.exec(title) ?? [];
  const said = children.length > MOST_SINGLY ? saidTogether(children) : children.map(saidOf);
  const items = said.length === 1 ? said : said.map((text, index) => `${inNumerals(index + 1)}、${text}`);
  return {
    title: subject === undefined ? `${bureauName}的复函` : `${bureauName}关于${subject}的复函`,
    paragraphs: [`你局《${title}》（${number}）收悉。现将有关情况函复如下：`, ...items, "特此复函。"],
  };
}

function saidOf({ name, answer: { outcome, on, school, account } }: AnsweredChild): string {
  const further = account ?? "";
  switch (outcome) {
    case "BACK_IN_SCHOOL":
      return `${name}已于${chineseDate(on)}返校${school === null ? "" : `，现就读于${school}`}。${further}`;
    case "HOME_TEACHING":
      return `${name}自${chineseDate(on)}起由本县（区）安排送教上门。${further}`;
    case "OVER_AGE":
      return `${name}经核实已超过义务教育年龄。${further}`;
    case "DECEASED":
      return `${name}经核实已死亡。${further}`;
    default:
      return `${name}尚未复学。已采取以下措施：${further}我局将继续做好劝返复学工作，并及时告知结果。`;
  }
}

const TOGETHER: Readonly<Record<Outcome, string>> = {
  BACK_IN_SCHOOL: "已返校",
  HOME_TEACHING: "已安排送教上门",
  OVER_AGE: "经核实已超过义务教育年龄",
  DECEASED: "经核实已死亡",
  STEPS_TAKEN: "尚未复学，我局将继续做好劝返复学工作，并及时告知结果",
};

function saidTogether(children: readonly AnsweredChild[]): string[] {
  const groups = Map.groupBy(children, ({ answer }) => answer.outcome);
  return [...groups].flatMap(([outcome, group]) => {
    const names = group.map(({ name }) => name);
    const parts: string[] = [];
    for (let from = 0; from < names.length; from += NAMES_TOGETHER) {
      const some = names.slice(from, from + NAMES_TOGETHER);
      parts.push(`${some.join("、")}（${some.length}人）${TOGETHER[outcome]}。`);
    }
    return parts;
  });
}

/** 1 → 一, 12 → 十二, 20 → 二十: as headings of papers count, up to 99. */
export function inNumerals(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  if (tens === 0) return NUMERALS[ones] ?? "";
  return `${tens === 1 ? "" : NUMERALS[tens]}十${ones > 0 ? NUMERALS[ones] : ""}`;
}
