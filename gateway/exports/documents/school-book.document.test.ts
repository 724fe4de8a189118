import { beforeAll, describe, expect, it } from "@jest/globals";
import { readZip } from "../../../test/support/read-zip";
import { buildSchoolBookDocument } from "./school-book.document";
import type { BookFigures, SchoolBookAnswer } from "./school-book.query";

const figures = (onRoll: number): BookFigures => ({
  onRoll,
  suspended: 1,
  homeTeaching: 2,
  inclusive: 3,
  specialSchool: 0,
  transferredIn: 4,
  transferredOut: 5,
  droppedOut: 6,
  out: 7,
  alerted: 8,
});
const pupil = { recordedName: "韦<小>明 & 兰", grade: 3, className: "1班" };

const BOOK: SchoolBookAnswer = {
  schoolYear: "2018-2019",
  asOf: "2018-12-31",
  school: { id: "2145020401", name: "第1小学", kind: "PRIMARY", principal: "黄校长", township: { name: "河西街道" } },
  responsiblePersons: [
    {
      level: "BUREAU_LEADER",
      grade: null,
      className: null,
      name: "覃局长",
      post: "副局长",
      validFrom: "2018-09-01",
      enrolment: null,
    },
  ],
  figures: figures(931),
  byGrade: [{ grade: 3, figures: figures(932) }],
  byClass: [
    { grade: 3, className: "1班", figures: figures(933) },
    { grade: 3, className: "2班", figures: figures(934) },
  ],
  dropouts: [
    {
      enrolment: pupil,
      foundOn: "2018-10-11",
      reason: "厌学",
      whereabouts: "外出务工",
      state: "PERSUADING",
      returnedOn: null,
      responsiblePerson: "杨老师",
    },
  ],
  suspended: [{ enrolment: null, on: "2018-11-12", paper: "休学证明" }],
  transfers: [{ enrolment: pupil, kind: "TRANSFERRED_IN", on: "2018-11-06", paper: null }],
  homeTeaching: [pupil],
  disabledPlacements: [{ ...pupil, studyMode: "INCLUSIVE" }],
  absentAlerts: [{ enrolment: pupil, run: { days: 17, from: "2018-11-26", to: "2018-12-18", stage: "SUSPECTED" } }],
  monthlyReports: [
    {
      month: "2018-11",
      state: "ACCEPTED",
      dueOn: "2018-12-05",
      submittedOn: "2018-12-04",
      figures: { onRollAtEnd: 935, droppedOut: 1, suspected: 2 },
    },
  ],
  lateReports: [],
};

const WORDS: Readonly<Record<string, string>> = { "AbsenceStage.SUSPECTED": "疑似辍学", "SchoolKind.PRIMARY": "小学" };
const titleOf = (type: string, value: string): string => WORDS[`${type}.${value}`] ?? value;

describe("the document of a school's book", () => {
  let files: ReadonlyMap<string, string>;
  let body: string;

  /** The texts of a table's rows, the table named by a header of its own. */
  const rowsWith = (header: string): string[][] => {
    const tables = body
      .split("<w:tbl>")
      .slice(1)
      .map((part) => part.split("</w:tbl>")[0] ?? "");
    const found = tables.find((part) => part.includes(`>${header}<`)) ?? "";
    return found.split("<w:tr>").slice(1).map(textsOf);
  };
  const textsOf = (xml: string): string[] =>
    xml
      .split("<w:tc>")
      .slice(1)
      .map((cell) => [...cell.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(""));

  beforeAll(async () => {
    files = readZip(await buildSchoolBookDocument(BOOK, titleOf));
    body = files.get("word/document.xml") ?? "";
  });

  it("names school, year and day, in the fonts of official papers, on A4", () => {
    expect(body).toContain("第1小学控辍保学一校一册");
    expect(body).toContain("2018-2019学年　截至2018-12-31");
    expect(/<w:pgSz[^>]*>/.exec(body)?.[0]).toContain('w:w="11906" w:h="16838"');
    expect(body).toContain('w:eastAsia="宋体"');
    expect(files.get("word/styles.xml")).toContain('w:eastAsia="仿宋"');
    expect(rowsWith("内容")).toContainEqual(["办学类型", "小学"]);
  });

  it("carries the figures of the school, of each grade and of each class", () => {
    const rest = ["1", "2", "3", "0", "4", "5", "6", "7", "8"];
    expect(rowsWith("年级班级").slice(1)).toEqual([
      ["全校", "931", ...rest],
      ["3年级", "932", ...rest],
      ["3年级1班", "933", ...rest],
      ["3年级2班", "934", ...rest],
    ]);
  });

  it("lists every entry, with a hidden child unnamed and words in place of codes", () => {
    expect(rowsWith("劝返状态")[1]).toEqual([
      "1",
      "韦&lt;小&gt;明 &amp; 兰",
      "3",
      "1班",
      "2018-10-11",
      "厌学",
      "外出务工",
      "PERSUADING",
      "",
      "杨老师",
    ]);
    expect(rowsWith("休学日期")[1]).toEqual(["1", "", "", "", "2018-11-12", "休学证明"]);
    expect(rowsWith("连续旷课天数")[1]?.slice(4)).toEqual(["17", "2018-11-26", "2018-12-18", "疑似辍学"]);
    expect(rowsWith("月末在籍")[1]).toEqual(["2018-11", "2018-12-05", "2018-12-04", "ACCEPTED", "935", "1", "2"]);
    expect(rowsWith("责任层级")[1]).toEqual(["BUREAU_LEADER", "", "", "", "覃局长", "副局长", "2018-09-01"]);
    expect(body).toContain("十一、逾期月报");
    expect(body.match(/无。/g)).toHaveLength(1);
  });

  it("repeats each table's header on every page, breaks no row, and numbers the pages", () => {
    const tables = body.match(/<w:tbl>/g)?.length ?? 0;
    expect(tables).toBe(10);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(tables);
    const footer = [...files].find(([name]) => /word\/footer\d*\.xml/.test(name))?.[1];
    expect(footer).toContain("PAGE");
    expect(footer).toContain("NUMPAGES");
  });
});
