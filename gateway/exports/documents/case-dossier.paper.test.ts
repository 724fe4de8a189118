import { describe, expect, it } from "@jest/globals";
import { caseDossierPaper } from "./case-dossier.paper";
import type { CaseDossierAnswer } from "./case-dossier.query";
import { renderOfficialHtml } from "./official-html";

const CASE: CaseDossierAnswer = {
  number: "450204-2018-0001",
  region: { name: "柳南区" },
  spell: { number: 2, since: "2018-10-11" },
  origin: "FINDING",
  cause: "WEARY_OF_SCHOOL",
  whereabouts: "AT_HOME",
  account: "不愿上学",
  grade: 8,
  className: "2班",
  township: { name: "河西街道" },
  home: { name: "忻城县" },
  lead: { title: "教育局" },
  assistants: [{ title: "公安局" }, { title: "民政局" }],
  responsible: [
    { line: "GOVERNMENT", level: "COUNTY_LEADER", name: "覃副区长", post: "副区长" },
    { line: "EDUCATION", level: "CLASS_TEACHER", name: null, post: null },
  ],
  state: "WATCHED",
  stage: "RETURN_NOTICE",
  watchUntil: "2019-01-21",
  openedOn: "2018-10-15",
  openedPost: "干事",
  closedOn: null,
  steps: [
    {
      kind: "RETURN_NOTICE",
      round: 1,
      takenOn: "2018-11-05",
      organ: { title: "河西街道" },
      paperNumber: "柳南河西政限〔2018〕1号",
      answerUntil: "2018-11-14",
      note: "直接送达",
      takenPost: "专干",
    },
  ],
  visits: [
    {
      visitedOn: "2018-10-20",
      visitors: [{ line: "EDUCATION", name: "韦老师", post: "班主任" }],
      met: "祖母",
      said: "愿意返校\n但无车费",
      nextOn: null,
      recordedPost: "班主任",
    },
    { visitedOn: "2018-10-27", visitors: null, met: null, said: null, nextOn: "2018-11-02", recordedPost: "专干" },
  ],
  outcomes: [
    {
      outcome: "RETURNED",
      on: "2018-12-28",
      paper: "返校证明",
      paperNumber: null,
      note: null,
      confirmedOn: null,
      confirmedBy: null,
      relapsedOn: null,
      undoneOn: null,
      undoneReason: null,
      enteredPost: "干事",
    },
  ],
  documents: [
    {
      kind: "RETURN_NOTICE",
      number: "柳南河西政限〔2018〕1号",
      title: "限期返校通知书",
      issuedOn: "2018-11-05",
      organ: { title: "河西街道" },
      voidedOn: "2018-11-06",
    },
  ],
  attachments: [
    {
      fileName: "返校证明.pdf",
      mediaType: "application/pdf",
      size: 2048,
      sha256: "ab".repeat(32),
      uploadedOn: "2018-12-28",
      uploadedPost: "学籍管理员",
    },
  ],
  history: [{ at: "2018-10-14T16:30:00.000Z", kind: "OPENED", step: null, post: null, note: null }],
  school: { name: "柳南区第3中学" },
  child: {
    identity: { name: "韦小明", sex: "MALE", birthDate: "2004-06-01" },
    household: { guardianName: "韦大明", guardianRelation: "父亲", state: "NORMAL" },
    enrolments: [],
  },
  tasks: [
    {
      number: "450204-2018-T0001",
      kind: "FIND_WHEREABOUTS",
      desk: { title: "公安局" },
      state: "DONE",
      askedOn: "2018-10-16",
      dueOn: "2018-10-23",
      closedOn: "2018-10-20",
      text: "请查找去向",
      answer: "FOUND",
      answerText: "在家",
      reasonGiven: null,
    },
  ],
};

const WORDS: Readonly<Record<string, string>> = {
  "CaseState.WATCHED": "跟踪观察中",
  "Sex.MALE": "男",
  "CaseOrigin.FINDING": "比对发现",
  "DropoutCause.WEARY_OF_SCHOOL": "厌学",
  "TaskAnswer.FOUND": "已找到",
  "StepKind.RETURN_NOTICE": "限期返校通知书",
  "ResponsibleLine.GOVERNMENT": "政府线",
};
const pageOf = (given: Partial<CaseDossierAnswer> = {}): string =>
  renderOfficialHtml(caseDossierPaper({ ...CASE, ...given }, (type, value) => WORDS[`${type}.${value}`] ?? value));

describe("a child's dossier", () => {
  it("has everything of the case in words", () => {
    const page = pageOf();
    for (const text of [
      "柳南区控辍保学工作联席会议办公室",
      "450204-2018-0001",
      "韦小明",
      "男",
      "2004-06-01",
      "韦大明",
      "柳南区第3中学",
      "8年级2班",
      "忻城县",
      "第2次",
      "比对发现",
      "公安局、民政局",
      "覃副区长",
      "（未落实）",
      "柳南河西政限〔2018〕1号",
      "2018-11-06作废",
      "韦老师（班主任，EDUCATION）",
      "愿意返校<br>但无车费",
      "已找到<br>在家",
      "返校证明",
      "跟踪至2019-01-21",
      "ab".repeat(32),
    ])
      expect(page).toContain(text);
  });

  it("tells days as they were in China", () => {
    expect(pageOf()).toContain("<td>2018-10-15</td><td>OPENED</td><td>系统</td>");
  });

  it("says of what is not open to its reader that it is not, and of what there is none that there is none", () => {
    const { child: _child, tasks: _tasks, school: _school, ...open } = CASE;
    const closed = renderOfficialHtml(caseDossierPaper(open, (_type, value) => value));
    expect(closed.match(/（未向当前岗位开放）/g)?.length).toBeGreaterThan(4);
    expect(closed).not.toContain("韦小明");
    const empty = pageOf({
      steps: [],
      visits: [],
      tasks: [],
      outcomes: [],
      attachments: [],
      documents: [],
      history: [],
    });
    expect(empty.match(/>无。</g)).toHaveLength(6);
  });

  it("of a child whom the school alone knows takes the school's words, the latest first", () => {
    const enrolment = {
      recordedSex: "FEMALE",
      recordedBirthDate: "2005-01-02",
      guardianName: "覃母",
      entryMonth: "2011-09-01",
    };
    const enrolments = [
      { ...enrolment, recordedName: "旧名" },
      { ...enrolment, recordedName: "覃小红", entryMonth: "2017-09-01" },
    ];
    const page = pageOf({ child: { enrolments } });
    expect(page).toContain("覃小红");
    expect(page).toContain("覃母");
    expect(page).not.toContain("旧名");
  });
});
