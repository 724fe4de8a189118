import type { TitleOf } from "../enum-titles";
import type { LetterList } from "./letter-paper";
import type { LetterDocumentChild } from "./letter.query";
import { chineseDate, linesOf } from "./official-paper";

/** 小五: a child takes three lines, and a page has a class. */
export const CELL = { points: 9, linePoints: 12.5, paddingMm: 1, paddingPoints: 3 };

/** Millimetres, 156 in all: a number of 18 digits stands on one line, and so does a telephone's. */
const COLUMNS: LetterList["columns"] = [
  { header: ["序号"], width: 7, isCentred: true },
  { header: ["姓名"], width: 15, isCentred: true },
  { header: ["性别"], width: 7, isCentred: true },
  { header: ["出生日期", "公民身份号码"], width: 31.5, isCentred: true },
  { header: ["户籍地址"], width: 32.5, isCentred: false },
  { header: ["监护人", "联系电话"], width: 19.5, isCentred: true },
  { header: ["原学校", "年级"], width: 18, isCentred: true },
  { header: ["辍学时间"], width: 17, isCentred: true },
  { header: ["建档立卡"], width: 8.5, isCentred: true },
];

/** What the sender does not know either. */
const UNKNOWN = "不详";

/** The list of a letter's children, a row each. */
export function letterList(
  children: readonly LetterDocumentChild[],
  { heading, title }: Pick<LetterList, "heading" | "title">,
  titleOf: TitleOf,
): LetterList {
  return { heading, title, columns: COLUMNS, rows: children.map((child, index) => rowOf(child, index, titleOf)) };
}

function rowOf(child: LetterDocumentChild, index: number, titleOf: TitleOf): string[][] {
  const { name, sex, birthDate, idNumber, homeAddress, guardian, phone, school, grade, outSince, isPoor } = child;
  return [
    [String(index + 1)],
    known(name),
    [sex === null ? UNKNOWN : titleOf("Sex", sex)],
    [...(birthDate === null ? [UNKNOWN] : [chineseDate(birthDate)]), ...known(idNumber)],
    known(homeAddress),
    [...known(guardian), ...known(phone)],
    [...known(school), ...known(grade)],
    chineseDate(outSince).split(/(?<=年)/u),
    [isPoor ? "是" : "否"],
  ];
}

const known = (text: string | null): string[] => {
  const lines = linesOf(text ?? "").filter((line) => line.trim() !== "");
  return lines.length === 0 ? [UNKNOWN] : lines;
};
