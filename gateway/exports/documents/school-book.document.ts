import type { TitleOf } from "../enum-titles";
import { heading, packPaper, type PaperColumn, type PaperTable, subtitle, table, title } from "./paper";
import type { BookFigures, Pupil, SchoolBookAnswer } from "./school-book.query";

type Cells = (string | number | null)[];

/**
 * Makes the document of a school's book (一校一册) from the answer to `SCHOOL_BOOK_QUERY`. A child that whoever asked may not
 * see stands without a name.
 */
export function buildSchoolBookDocument(book: SchoolBookAnswer, titleOf: TitleOf): Promise<Buffer> {
  const name = book.school?.name ?? "";
  const sections: [string, PaperTable][] = [
    ["学校基本情况", basicsOf(book, titleOf)],
    ["责任人", responsibleOf(book, titleOf)],
    ["学籍与控辍数据", figuresOf(book)],
    ["辍学劝返", dropoutsOf(book, titleOf)],
    ["休学", tableOf(["休学日期", "凭证"], book.suspended, ({ on, paper }) => [on, paper])],
    [
      "转入转出",
      tableOf(["类型", "日期", "凭证"], book.transfers, ({ kind, on, paper }) => [
        titleOf("EnrolmentChangeKind", kind),
        on,
        paper,
      ]),
    ],
    ["送教上门", tableOf([], book.homeTeaching.map(asEntry), () => [])],
    [
      "残疾儿童就学安置",
      tableOf(["就学方式"], book.disabledPlacements.map(asEntry), ({ enrolment }) => [
        titleOf("StudyMode", enrolment.studyMode),
      ]),
    ],
    [
      "旷课预警",
      tableOf(["连续旷课天数", "起", "止", "阶段"], book.absentAlerts, ({ run }) => [
        run.days,
        run.from,
        run.to,
        titleOf("AbsenceStage", run.stage),
      ]),
    ],
    ["月报", reportsOf(book, titleOf)],
    ["逾期月报", lateReportsOf(book)],
  ];
  return packPaper(`${name}一校一册`, [
    title(`${name}控辍保学一校一册`),
    subtitle(`${book.schoolYear}学年　截至${book.asOf}`),
    ...sections.flatMap(([text, content], index) => [heading(`${NUMERALS[index]}、${text}`), table(content)]),
  ]);
}

const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"];

const columns = (...headers: readonly string[]): PaperColumn[] => headers.map((header) => ({ header, share: 2 }));

const asEntry = <Of extends Pupil>(enrolment: Of): { enrolment: Of } => ({ enrolment });

/** A table of children, each with number, name, grade and class before what is said of it. */
function tableOf<Entry extends { enrolment: Pupil | null }>(
  headers: readonly string[],
  entries: readonly Entry[],
  cellsOf: (entry: Entry) => Cells,
): PaperTable {
  return {
    columns: [
      { header: "序号", share: 1 },
      ...columns("姓名"),
      { header: "年级", share: 1 },
      ...columns("班级", ...headers),
    ],
    rows: entries.map((entry, index) => {
      const { recordedName = null, grade = null, className = null } = entry.enrolment ?? {};
      return [index + 1, recordedName, grade, className, ...cellsOf(entry)];
    }),
  };
}

function basicsOf({ school, schoolYear, asOf }: SchoolBookAnswer, titleOf: TitleOf): PaperTable {
  if (school === null) return { columns: [], rows: [] };
  return {
    columns: [
      { header: "项目", share: 1 },
      { header: "内容", share: 3 },
    ],
    rows: [
      ["学校名称", school.name],
      ["学校标识码", school.id],
      ["办学类型", titleOf("SchoolKind", school.kind)],
      ["所在乡镇（街道）", school.township.name],
      ["校长", school.principal],
      ["学年", schoolYear],
      ["截至日期", asOf],
    ],
  };
}

function responsibleOf({ responsiblePersons }: SchoolBookAnswer, titleOf: TitleOf): PaperTable {
  return {
    columns: columns("责任层级", "年级", "班级", "所包学生", "姓名", "职务", "起始日期"),
    rows: responsiblePersons.map(({ level, grade, className, enrolment, name, post, validFrom }) => {
      return [
        titleOf("ResponsibilityLevel", level),
        grade,
        className,
        enrolment?.recordedName ?? null,
        name,
        post,
        validFrom,
      ];
    }),
  };
}

const FIGURES: readonly [header: string, key: keyof BookFigures][] = [
  ["在籍", "onRoll"],
  ["休学", "suspended"],
  ["送教上门", "homeTeaching"],
  ["随班就读", "inclusive"],
  ["特教就读", "specialSchool"],
  ["转入", "transferredIn"],
  ["转出", "transferredOut"],
  ["本学年辍学", "droppedOut"],
  ["仍辍学", "out"],
  ["旷课预警", "alerted"],
];

/** The school, each grade with its classes. */
function figuresOf({ figures, byGrade, byClass }: SchoolBookAnswer): PaperTable {
  const row = (name: string, of: BookFigures): Cells => [name, ...FIGURES.map(([, key]) => of[key])];
  return {
    columns: [{ header: "年级班级", share: 4 }, ...columns(...FIGURES.map(([header]) => header))],
    rows: [
      row("全校", figures),
      ...byGrade.flatMap(({ grade, figures: ofGrade }) => [
        row(`${grade}年级`, ofGrade),
        ...byClass
          .filter((ofClass) => ofClass.grade === grade)
          .map((ofClass) => row(`${grade}年级${ofClass.className}`, ofClass.figures)),
      ]),
    ],
  };
}

function dropoutsOf({ dropouts }: SchoolBookAnswer, titleOf: TitleOf): PaperTable {
  const headers = ["发现日期", "辍学原因", "目前去向", "劝返状态", "返校日期", "劝返责任人"];
  return tableOf(headers, dropouts, ({ foundOn, reason, whereabouts, state, returnedOn, responsiblePerson }) => [
    foundOn,
    reason,
    whereabouts,
    titleOf("PersuasionState", state),
    returnedOn,
    responsiblePerson,
  ]);
}

function reportsOf({ monthlyReports }: SchoolBookAnswer, titleOf: TitleOf): PaperTable {
  return {
    columns: columns("月份", "应报日期", "上报日期", "状态", "月末在籍", "辍学", "疑似辍学"),
    rows: monthlyReports.map(({ month, dueOn, submittedOn, state, figures }) => {
      const { onRollAtEnd, droppedOut, suspected } = figures;
      return [month, dueOn, submittedOn, titleOf("MonthlyReportState", state), onRollAtEnd, droppedOut, suspected];
    }),
  };
}

function lateReportsOf({ lateReports }: SchoolBookAnswer): PaperTable {
  return {
    columns: columns("月份", "应报日期", "上报日期", "逾期天数"),
    rows: lateReports.map(({ month, dueOn, submittedOn, daysLate }) => [month, dueOn, submittedOn ?? "未报", daysLate]),
  };
}
