import type { LetterDocumentAnswer, LetterDocumentChild } from "../../gateway/exports/documents/letter.query";
import { sealPng } from "./seal-png";

export const SEAL = `data:image/png;base64,${sealPng().toString("base64")}`;

/** A letter of one child, as the letters' service answers it. */
export const LETTER: LetterDocumentAnswer = {
  direction: "OUT",
  state: "DELIVERED",
  kind: "INQUIRY",
  number: "柳南教函〔2018〕12号",
  title: "柳州市柳南区教育局关于协助做好辍学学生劝返复学工作的函",
  issuedOn: "2018-12-31",
  addressee: "忻城县教育局",
  paragraphs: [
    "经查，学生韦小明（男，2004年6月1日出生，公民身份号码45132120040601002X），原就读于第3中学八年级，自2018年10月11日起辍学。",
    "该生家庭系建档立卡贫困户，请及时告知来宾市忻城县扶贫办，共同做好控辍保学工作。",
    "特此函达。",
  ],
  copies: ["来宾市忻城县扶贫办"],
  contact: "联系人：韦老师，电话：0772-3210000",
  issuers: [{ organName: "柳州市柳南区教育局", seal: SEAL }],
  enclosures: [],
  children: [],
};

/** Children of a list: names of every sort, an address that goes over lines. */
export const childrenOf = (count: number): LetterDocumentChild[] =>
  Array.from({ length: count }, (_, index) => ({
    name: ["韦小明", "覃𠅤华", "买买提·阿不都热合曼", "黄丽"][index % 4] ?? "",
    sex: index % 2 === 0 ? "FEMALE" : "MALE",
    birthDate: index === 4 ? null : "2004-06-01",
    idNumber: index === 4 ? null : `4513212004060${String(10_000 + index)}`.slice(0, 18),
    homeAddress: `广西壮族自治区来宾市忻城县城关镇尚宁村板河屯${index + 1}号`,
    guardian: "韦大明",
    phone: "13878220000",
    school: "柳州市柳南区第三中学",
    grade: "八年级",
    outSince: "2018-10-11",
    isPoor: index % 3 === 0,
  }));

/** Paragraphs of full lines, Chinese characters alone: 26 in the first line, 28 in each other. */
export const fullParagraphs = (count: number): string[] =>
  Array.from({ length: count }, () => "义务教育控辍保学工作联席会议各成员单位加强协作".repeat(6).slice(0, 26 + 4 * 28));

const WORDS: Readonly<Record<string, string>> = { "Sex.FEMALE": "女", "Sex.MALE": "男" };
export const titleOf = (type: string, value: string): string => WORDS[`${type}.${value}`] ?? value;
