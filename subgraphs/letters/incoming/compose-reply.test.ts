import { randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { judgePaper } from "../drafting/judge-paper";
import { childContent } from "../../../test/support/corresponding-counties";
import { LetterOutcome } from "../letter/letter-outcome";
import { composeForward } from "./compose-forward";
import { composeReply, inNumerals } from "./compose-reply";

const ABOUT = {
  bureauName: "来宾市兴宾区教育局",
  title: "柳州市柳南区教育局关于协助做好辍学学生劝返复学工作的函",
  number: "柳南教函〔2018〕12号",
};
const ON_PAPER = { addressee: "柳州市柳南区教育局", contact: "联系人：韦某", copies: [] };

describe("a reply", () => {
  it("says of each child what came of it, under a title that answers the letter's", () => {
    const answer = { itemId: randomUUID(), on: "2019-01-04", school: null, account: null };
    const { title, paragraphs } = composeReply({
      ...ABOUT,
      children: [
        { name: "甲", answer: { ...answer, outcome: "HOME_TEACHING" } },
        { name: "乙", answer: { ...answer, outcome: "OVER_AGE" } },
        { name: "丙", answer: { ...answer, outcome: "DECEASED" } },
        { name: "丁", answer: { ...answer, outcome: "BACK_IN_SCHOOL", school: "兴宾一中", account: "已办理转学。" } },
      ],
    });
    expect(title).toBe("来宾市兴宾区教育局关于协助做好辍学学生劝返复学工作的复函");
    expect(paragraphs.slice(1, -1)).toEqual([
      "一、甲自2019年1月4日起由本县（区）安排送教上门。",
      "二、乙经核实已超过义务教育年龄。",
      "三、丙经核实已死亡。",
      "四、丁已于2019年1月4日返校，现就读于兴宾一中。已办理转学。",
    ]);
  });

  it("fits the message format whatever the number of children and the length of what is said", () => {
    const child = fc.record({
      name: fc.constantFrom("甲", "乙".repeat(60)),
      answer: fc.record({
        itemId: fc.constant("i"),
        outcome: fc.constantFrom(...Object.values(LetterOutcome)),
        on: fc.constant("2019-01-04"),
        school: fc.constantFrom(null, "校".repeat(80)),
        account: fc.constantFrom(null, "措".repeat(1000)),
      }),
    });
    const children = fc.oneof(
      fc.array(child, { minLength: 1, maxLength: 41 }),
      fc.array(child, { minLength: 490, maxLength: 500 }),
    );
    fc.assert(
      fc.property(children, fc.constantFrom(ABOUT.title, "函".repeat(200)), (list, title) => {
        const composed = composeReply({ ...ABOUT, title, children: list });
        expect(judgePaper({ ...ON_PAPER, ...composed })).toBeNull();
        for (const { name } of list) expect(composed.paragraphs.join("")).toContain(name);
      }),
      { seed: 20_181_231, numRuns: 40 },
    );
  });

  it("counts its items as papers do", () => {
    expect([1, 9, 10, 11, 20, 21, 40, 99].map(inNumerals)).toEqual([
      "一",
      "九",
      "十",
      "十一",
      "二十",
      "二十一",
      "四十",
      "九十九",
    ]);
  });
});

describe("a letter that sends another on", () => {
  const draft = { ...ABOUT, senderName: "柳州市柳南区教育局", countyCode: "451321", on: "2019-01-04" };

  it("says whose letter it was, where the household is now, and what the letter said of one child", () => {
    const { title, paragraphs, copies } = composeForward({ ...draft, children: [childContent({ name: "甲" })] });
    expect(title).toBe("来宾市兴宾区教育局关于转请协助做好辍学学生劝返复学工作的函");
    expect(paragraphs[0]).toContain("（柳南教函〔2018〕12号）");
    expect(paragraphs[0]).toContain("该生户籍现在来宾市忻城县");
    expect(paragraphs[1]).toContain("甲，男，2006年5月1日出生");
    expect(copies).toEqual([]);
  });

  it("fits the message format with any number of children, rich or poor", () => {
    for (const count of [1, 2, 500]) {
      const children = Array.from({ length: count }, () => childContent({ isPoor: true, name: "乙".repeat(60) }));
      expect(judgePaper({ ...ON_PAPER, ...composeForward({ ...draft, children }) })).toBeNull();
    }
  });
});
