import type { DropoutCause } from "../../case/dropout-cause";
import type { Whereabouts } from "../../case/whereabouts";
import { chineseDate } from "./chinese-date";
import type { EarlierPaper, PaperFacts } from "./paper-facts";

/** Why a child left school, and where it is, in the words of a paper. */
const CAUSES: Readonly<Record<DropoutCause, string>> = {
  POVERTY: "家庭经济困难",
  WEARY_OF_SCHOOL: "厌学",
  ILLNESS: "疾病",
  DISABILITY: "残疾",
  WORKING: "外出务工",
  EARLY_MARRIAGE: "早婚",
  AWAY_WITH_FAMILY: "随父母外出",
  FAMILY_MISFORTUNE: "家庭变故",
  OTHER: "其他",
  UNKNOWN: "正在核查",
};
const WHEREABOUTS: Readonly<Record<Whereabouts, string>> = {
  AT_HOME: "在家",
  WORKING_AWAY: "外出务工",
  WITH_PARENTS_AWAY: "随父母外出",
  UNKNOWN: "去向不明",
  ABROAD: "出国（境）",
  IN_CUSTODY: "被采取强制措施或服刑",
  OTHER: "其他",
};

export const causeWords = ({ cause }: Pick<PaperFacts, "cause">): string => CAUSES[cause];
export const whereaboutsWords = ({ whereabouts }: Pick<PaperFacts, "whereabouts">): string => WHEREABOUTS[whereabouts];

/** 韦小明（男，2006年5月1日出生） */
export function describeChild({ child }: PaperFacts): string {
  const sex = child.sex === null ? "" : child.sex === "MALE" ? "男，" : "女，";
  return `${child.name}（${sex}${chineseDate(child.birthDate)}出生）`;
}

/** 柳南区第1小学5年级2班学生; a child on no roll is none. */
export function describePupil({ child, grade, className }: PaperFacts): string {
  if (child.schoolName === null) return "适龄儿童少年";
  return `${child.schoolName}${grade === null ? "" : `${grade}年级`}${className ?? ""}学生`;
}

/** Of whoever a paper needs as guardian. @throws Error without one: the act refuses such a paper before */
export function guardianOf({ child }: PaperFacts): string {
  if (child.guardian === null) throw new Error("a paper to the guardian of a child without one");
  return child.guardian.name;
}

/** 《限期返校通知书》（柳南教限〔2018〕3号，2018年12月3日） */
export const referTo = ({ title, number, issuedOn }: EarlierPaper): string =>
  `《${title}》（${number}，${chineseDate(issuedOn)}）`;

/** @throws Error without a term: the act gives every paper that asks for one its own */
export function termOf({ answerUntil }: PaperFacts): string {
  if (answerUntil === null) throw new Error("a paper that sets a term without one");
  return chineseDate(answerUntil);
}

/** What the clerk adds, as a paragraph of its own; nothing where nothing was added. */
export const added = (text: string | null): string[] => (text === null ? [] : [text]);
