import type { Message } from "../../../subgraphs/letters/exchange/message";
import { LIFETIME_S } from "../../../subgraphs/letters/exchange/seal-message";

/** The moment at which the test vectors are to be opened. */
export const VECTOR_TIME = "2026-11-24T02:00:00.000Z";

const IAT = Date.parse(VECTOR_TIME) / 1000;

/** 柳州市柳南区, 来宾市兴宾区, and a third county. */
export const SENDER = "450204";
export const RECEIVER = "451302";
export const THIRD = "450222";

/** A letter about one invented child, as it travels. */
export const SAMPLE_LETTER: Message = {
  version: "1.0",
  jti: "6f0d6f2e-0c61-4a0e-9d5b-6f2f6d2b7a01",
  iss: SENDER,
  aud: RECEIVER,
  iat: IAT,
  exp: IAT + LIFETIME_S,
  nonce: "AAECAwQFBgcICQoLDA0ODw",
  letter: "0b6d3a52-5a3c-4c55-8c7e-3f7c1f1f5b02",
  seq: 1,
  actedAt: "2018-12-31T12:00:00+08:00",
  body: {
    kind: "LETTER",
    number: "柳南教函〔2018〕12号",
    title: "柳州市柳南区教育局关于协助做好辍学学生劝返复学工作的函",
    issuedOn: "2018-12-31",
    issuers: [{ organ: "柳州市柳南区教育局", name: "覃甲", post: "局长" }],
    addressee: "来宾市兴宾区教育局",
    paragraphs: [
      "经排查，户籍在你区的学生韦乙于2018年11月5日起未到校上课。",
      "请协助做好劝返复学工作，并将结果函复我局。",
    ],
    copies: ["来宾市兴宾区扶贫办"],
    contact: "联系人：韦丙，电话：0772-0000000",
    attachments: [],
    dueOn: "2019-01-15",
    children: [
      {
        itemId: "9d1f8a5e-7a53-4b55-9a63-0a4e4c1d8c03",
        name: "韦乙",
        sex: "MALE",
        birthDate: "2005-01-01",
        idNumber: "45130220050101001X",
        homeAddress: "来宾市兴宾区某镇某村1号",
        guardian: "韦丁",
        phone: "13800000000",
        school: "柳州市某中学",
        grade: "八年级",
        outSince: "2018-11-05",
        isPoor: true,
      },
    ],
    chain: [],
  },
};

/** The receiver's word that the case is its own now. */
export const SAMPLE_ACCEPTANCE: Message = {
  ...SAMPLE_LETTER,
  jti: "6f0d6f2e-0c61-4a0e-9d5b-6f2f6d2b7a04",
  nonce: "EBESExQVFhcYGRobHB0eHw",
  seq: 2,
  actedAt: "2019-01-02T09:30:00+08:00",
  body: { kind: "ACCEPTED", on: "2019-01-02", items: [{ itemId: "9d1f8a5e-7a53-4b55-9a63-0a4e4c1d8c03" }] },
};
