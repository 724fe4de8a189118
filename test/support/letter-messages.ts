import { randomUUID } from "node:crypto";
import type { BodyOf } from "../../subgraphs/letters/exchange/message";

/** What an invented letter says beside what every one does. */
interface InventedLetter {
  number?: string;
  children?: number;
  title?: string;
}

/** The body of an invented letter of 柳南区 about children who do not exist. */
export function letterBody({
  number = "柳南教函〔2018〕1号",
  children = 1,
  title,
}: InventedLetter = {}): BodyOf<"LETTER"> {
  return {
    kind: "LETTER",
    number,
    title: title ?? "柳州市柳南区教育局关于协助做好辍学学生劝返复学工作的函",
    issuedOn: "2018-12-31",
    issuers: [{ organ: "柳州市柳南区教育局", name: "韦局长", post: "局长" }],
    addressee: "兴宾区教育局",
    paragraphs: ["现将有关情况函告如下。", "请予支持。"],
    copies: [],
    contact: "联系人：覃老师，0772-0000000",
    attachments: [],
    dueOn: "2019-01-15",
    children: Array.from({ length: children }, (_, place) => inventedChild(place)),
    chain: [],
  };
}

const inventedChild = (place: number): BodyOf<"LETTER">["children"][number] => ({
  itemId: randomUUID(),
  name: `甲${place}`,
  sex: "MALE",
  birthDate: "2005-03-01",
  idNumber: null,
  homeAddress: "来宾市兴宾区某镇某村",
  guardian: "乙",
  phone: null,
  school: "柳南区某中学",
  grade: "八年级",
  outSince: "2018-09-03",
  isPoor: false,
});

/** A further message of the sender about the letter: that it asks for it back. */
export const withdrawalBody = (): BodyOf<"WITHDRAWAL"> => ({
  kind: "WITHDRAWAL",
  on: "2018-12-31",
  reason: "已自行返校",
});
