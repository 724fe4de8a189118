import { describe, expect, it } from "@jest/globals";
import { DropoutCause } from "../../case/dropout-cause";
import { Whereabouts } from "../../case/whereabouts";
import { STEP_TABLE } from "../../case-step/step-table";
import { DocumentKind } from "../document-kind";
import { cite } from "./legal-articles";
import { CASE_PAPERS } from "./index";
import type { PaperFacts } from "./paper-facts";

const FACTS: PaperFacts = {
  countyName: "柳南区",
  organName: "柳南区教育局",
  educationName: "柳南区教育局",
  townshipName: "柳南区人民政府河西街道办事处",
  issuedOn: "2018-12-05",
  answerUntil: "2018-12-14",
  caseNumber: "450204-2018-0001",
  spellSince: "2018-10-11",
  cause: DropoutCause.WEARY_OF_SCHOOL,
  whereabouts: Whereabouts.WITH_PARENTS_AWAY,
  grade: 8,
  className: "2班",
  child: {
    name: "韦小明",
    sex: "MALE",
    birthDate: "2004-06-01",
    guardian: { name: "韦大明", relation: "父亲" },
    schoolName: "柳南区第3中学",
  },
  visits: ["2018-10-20", "2018-11-02"],
  earlier: { RETURN_NOTICE: { title: "限期返校通知书", number: "柳南教限〔2018〕3号", issuedOn: "2018-11-20" } },
  served: { title: "行政处罚决定书", number: "柳南教罚决〔2018〕1号", issuedOn: "2018-12-01" },
  penaltyBasis: { title: "某市义务教育实施办法", citation: "第三十条" },
  hearingDays: 5,
  statement: "经入户核实，该生在家务农。",
  measure: "警告。",
};
const textOf = (kind: DocumentKind, facts: Partial<PaperFacts> = {}): string =>
  JSON.stringify(CASE_PAPERS[kind]?.text({ ...FACTS, ...facts }));

describe("the text of a paper", () => {
  it("is there for every step that needs one", () => {
    const needed = STEP_TABLE.flatMap(({ documentKind }) => documentKind ?? []);
    expect(needed.filter((kind) => CASE_PAPERS[kind] === undefined)).toEqual([]);
  });

  it.each(Object.keys(CASE_PAPERS) as DocumentKind[])(
    "%s names whom it is about and what the clerk adds, and no law but as it stood",
    (kind) => {
      const text = textOf(kind);
      expect(text).toContain("韦");
      expect(text).toContain("经入户核实，该生在家务农。");
      expect(text).not.toContain("undefined");
      expect(textOf(kind, { issuedOn: "2022-01-05" })).not.toMatch(
        /未成年人保护法》第十三条|民法总则|行政处罚法》第三十一条/,
      );
    },
  );

  it("of a notice says from when, by when, where to, and what comes of staying away", () => {
    const text = textOf(DocumentKind.RETURN_NOTICE);
    for (const part of [
      "自2018年10月11日起",
      "于2018年12月14日前",
      "返回柳南区第3中学",
      "第五十八条",
      '"recipient":"韦大明"',
    ])
      expect(text).toContain(part);
  });

  it("of an order goes by the notice before it, also where there was none", () => {
    expect(textOf(DocumentKind.ORDER_NOTICE)).toContain("《限期返校通知书》（柳南教限〔2018〕3号，2018年11月20日）");
    expect(textOf(DocumentKind.ORDER_NOTICE, { earlier: {} })).toContain("经多次劝返");
  });

  it("of a report tells what was done, or that nothing was", () => {
    expect(textOf(DocumentKind.WRITTEN_REPORT)).toContain("2018年10月20日、2018年11月2日入户劝返2次");
    expect(textOf(DocumentKind.WRITTEN_REPORT, { visits: [] })).toContain("尚无入户劝返记录");
    expect(textOf(DocumentKind.WRITTEN_REPORT)).toContain("柳南区教育局、柳南区人民政府河西街道办事处");
  });

  it("of a penalty goes by the county's own legal basis, and is never without", () => {
    expect(textOf(DocumentKind.PENALTY_NOTICE)).toContain("《某市义务教育实施办法》第三十条");
    expect(textOf(DocumentKind.PENALTY_DECISION)).toContain("行政处罚：警告。");
    expect(() => textOf(DocumentKind.PENALTY_DECISION, { penaltyBasis: null })).toThrow("legal basis");
  });

  it("of a child on no roll names no school", () => {
    const child = { ...FACTS.child, schoolName: null };
    expect(textOf(DocumentKind.RETURN_NOTICE, { child, grade: null, className: null })).toContain("系适龄儿童少年，");
  });
});

describe("the law", () => {
  it.each([
    ["SCHOOL_REPORT", "2018-12-05", "国办发〔2017〕72号"],
    ["SCHOOL_REPORT", "2021-06-01", "《中华人民共和国未成年人保护法》第二十八条第二款"],
    ["GUARDIAN_DUTY", "2021-05-31", "《中华人民共和国未成年人保护法》第十三条"],
    ["PENALTY_NOTICE", "2021-07-14", "第三十一条"],
    ["PENALTY_NOTICE", "2021-07-15", "第四十四条"],
  ] as const)("for %s on %s is %s", (point, day, article) => {
    expect(cite(point, day)).toContain(article);
  });

  it("is asked for no day before there was any", () => {
    expect(() => cite("DEMAND", "2011-12-31")).toThrow("no law");
  });
});
