/** What a paper cites a law for. */
export type LegalPoint =
  | "GUARDIAN_DUTY"
  | "ORGANISED_ENTRY"
  | "SCHOOL_REPORT"
  | "ORDER"
  | "PENALTY_NOTICE"
  | "PENALTY_DECISION"
  | "REMEDIES"
  | "DEMAND"
  | "ENFORCEMENT"
  | "SUIT";

/** Articles (条文) for a point, from the day on which that version came into force. */
interface Citation {
  /** YYYY-MM-DD */
  from: string;
  text: string;
}

const EDUCATION = "《中华人民共和国义务教育法》";
const MINORS = "《中华人民共和国未成年人保护法》";
const PENALTY = "《中华人民共和国行政处罚法》";
const COMPULSION = "《中华人民共和国行政强制法》";

/**
 * The law as it stood: papers cite what was in force on their day. 未成年人保护法 was revised as of 2021-06-01, 行政处罚法 as of
 * 2021-07-15, 行政复议法 as of 2024-01-01; 民法典 came into force on 2021-01-01.
 */
const CITATIONS: Readonly<Record<LegalPoint, readonly Citation[]>> = {
  GUARDIAN_DUTY: [
    { from: "2006-09-01", text: `${EDUCATION}第五条第二款、第十一条第一款，${MINORS}第十三条` },
    { from: "2021-06-01", text: `${EDUCATION}第五条第二款、第十一条第一款，${MINORS}第十六条第五项、第十七条第五项` },
  ],
  ORGANISED_ENTRY: [{ from: "2006-09-01", text: `${EDUCATION}第十三条第一款` }],
  SCHOOL_REPORT: [
    { from: "2006-09-01", text: `${EDUCATION}第十三条` },
    {
      from: "2017-07-28",
      text: `${EDUCATION}第十三条和《国务院办公厅关于进一步加强控辍保学提高义务教育巩固水平的通知》（国办发〔2017〕72号）`,
    },
    { from: "2021-06-01", text: `${EDUCATION}第十三条、${MINORS}第二十八条第二款` },
  ],
  ORDER: [{ from: "2006-09-01", text: `${EDUCATION}第五十八条` }],
  PENALTY_NOTICE: [
    { from: "1996-10-01", text: `${PENALTY}第三十一条、第三十二条、第四十二条` },
    { from: "2021-07-15", text: `${PENALTY}第四十四条、第四十五条、第六十三条` },
  ],
  PENALTY_DECISION: [
    { from: "1996-10-01", text: `${PENALTY}第三十八条、第三十九条` },
    { from: "2021-07-15", text: `${PENALTY}第五十七条、第五十九条` },
  ],
  REMEDIES: [
    { from: "2015-05-01", text: "《中华人民共和国行政复议法》第九条、《中华人民共和国行政诉讼法》第四十六条" },
    { from: "2024-01-01", text: "《中华人民共和国行政复议法》第二十条、《中华人民共和国行政诉讼法》第四十六条" },
  ],
  DEMAND: [{ from: "2012-01-01", text: `${COMPULSION}第五十四条` }],
  ENFORCEMENT: [
    { from: "2012-01-01", text: `${COMPULSION}第五十三条、第五十五条` },
    { from: "2015-05-01", text: `${COMPULSION}第五十三条、第五十五条和《中华人民共和国行政诉讼法》第九十七条` },
  ],
  SUIT: [
    {
      from: "2017-10-01",
      text: `${EDUCATION}第五条第二款，${MINORS}第十三条，《中华人民共和国民法总则》第二十六条、第三十四条`,
    },
    {
      from: "2021-01-01",
      text: `${EDUCATION}第五条第二款，${MINORS}第十三条，《中华人民共和国民法典》第二十六条、第三十四条`,
    },
    {
      from: "2021-06-01",
      text: `${EDUCATION}第五条第二款，${MINORS}第十六条第五项、第十七条第五项，《中华人民共和国民法典》第二十六条、第三十四条`,
    },
  ],
};

/** The articles for a point that were in force on a day. @throws Error for a day before any */
export function cite(point: LegalPoint, day: string): string {
  const citation = CITATIONS[point].findLast(({ from }) => from <= day);
  if (citation === undefined) throw new Error(`no law for ${point} on ${day}`);
  return citation.text;
}
