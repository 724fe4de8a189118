import type { TitleOf } from "../enum-titles";
import type { CaseDossierAnswer, DossierChild } from "./case-dossier.query";
import { chineseDate, dayOfInstant, type OfficialPaper, type PaperPart } from "./official-paper";
import type { PaperColumn } from "./paper";

/** What a reader is told in place of what is not open to its post: a gap would read as "there is none". */
const NOT_OPEN = "（未向当前岗位开放）";
const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** Makes a child's dossier (一生一案卷宗) of the answer to `CASE_DOSSIER_QUERY`: all that its reader may see of the case. */
export function caseDossierPaper(found: CaseDossierAnswer, titleOf: TitleOf): OfficialPaper {
  const sections: [string, PaperPart[]][] = [
    ["儿童基本情况", [childFields(found, titleOf)]],
    ["辍学情况", [spellFields(found, titleOf)]],
    ["责任人（双线）", [responsibleTable(found, titleOf)]],
    ["办理步骤及文书", [stepsTable(found, titleOf), documentsTable(found, titleOf)].flat()],
    ["家访与双向劝学", visitParts(found, titleOf)],
    ["部门任务及反馈", [tasksTable(found, titleOf)]],
    ["结案去向", [outcomesTable(found, titleOf)]],
    ["附件目录", [attachmentsTable(found)]],
    ["办理经过", [historyTable(found, titleOf)]],
  ];
  return {
    name: `一生一案卷宗（${found.number}）`,
    parts: [
      ...cover(found, titleOf),
      { kind: "pageBreak" },
      ...sections.flatMap(([heading, parts], index): PaperPart[] => [
        { kind: "heading", text: `${NUMERALS[index]}、${heading}` },
        ...parts,
      ]),
    ],
  };
}

function cover(
  { number, region, lead, openedOn, closedOn, state, child }: CaseDossierAnswer,
  titleOf: TitleOf,
): PaperPart[] {
  return [
    { kind: "organ", text: `${region.name}控辍保学工作联席会议办公室` },
    { kind: "title", text: "一生一案卷宗" },
    {
      kind: "fields",
      rows: [
        ["案号", number],
        ["儿童姓名", readChild(child).name],
        ["牵头单位", lead.title],
        ["案件状态", titleOf("CaseState", state)],
        ["建案日期", chineseDate(openedOn)],
        ["结案日期", closedOn === null ? "" : chineseDate(closedOn)],
        ["保管要求", "含未成年人个人信息，限本案承办人员查阅，不得复制、外传"],
      ],
    },
  ];
}

interface ReadChild {
  name: string;
  sex: string | null;
  birthDate: string;
  guardian: string;
}

/** By public security's register, else by the school's; what is not open is said to be so. */
function readChild(child: DossierChild | null | undefined): ReadChild {
  const { identity, household, enrolments } = child ?? {};
  const [enrolment] = (enrolments ?? []).toSorted((one, other) => other.entryMonth.localeCompare(one.entryMonth));
  const isOpen = identity !== undefined || enrolments !== undefined;
  const missing = isOpen ? "（无记录）" : NOT_OPEN;
  return {
    name: identity?.name ?? enrolment?.recordedName ?? missing,
    sex: identity?.sex ?? enrolment?.recordedSex ?? null,
    birthDate: identity?.birthDate ?? enrolment?.recordedBirthDate ?? missing,
    guardian: household?.guardianName ?? enrolment?.guardianName ?? missing,
  };
}

function childFields(
  { child, school, grade, className, township, home }: CaseDossierAnswer,
  titleOf: TitleOf,
): PaperPart {
  const { name, sex, birthDate, guardian } = readChild(child);
  return {
    kind: "fields",
    rows: [
      ["姓名", name],
      ["性别", sex === null ? "" : titleOf("Sex", sex)],
      ["出生日期", birthDate],
      ["监护人", guardian],
      ["学校", school === undefined ? NOT_OPEN : (school?.name ?? "无学籍")],
      ["年级班级", `${grade === null ? "" : `${grade}年级`}${className ?? ""}`],
      ["居住乡镇（街道）", township?.name ?? ""],
      ["户籍县区", home?.name ?? ""],
    ],
  };
}

function spellFields(found: CaseDossierAnswer, titleOf: TitleOf): PaperPart {
  const { spell, origin, cause, whereabouts, account, assistants, lead, stage } = found;
  return {
    kind: "fields",
    rows: [
      ["第几次辍学", `第${spell.number}次`],
      ["辍学起始日期", spell.since],
      ["建案来源", titleOf("CaseOrigin", origin)],
      ["辍学原因", titleOf("DropoutCause", cause)],
      ["目前去向", titleOf("Whereabouts", whereabouts)],
      ["情况说明", account],
      ["牵头", lead.title],
      ["协办", assistants.map(({ title }) => title).join("、")],
      ["所处阶段", titleOf("CaseStage", stage)],
    ],
  };
}

type Cells = readonly (string | number | null)[];

/** Shares of the width stand behind the headers: `日期:2`. */
function table(headers: string, rows: readonly Cells[]): PaperPart {
  if (rows.length === 0) return { kind: "paragraph", text: "无。" };
  const columns = headers.split(" ").map((text): PaperColumn => {
    const [header = "", share = "2"] = text.split(":");
    return { header, share: Number(share) };
  });
  return { kind: "table", table: { columns, rows } };
}

function responsibleTable({ responsible }: CaseDossierAnswer, titleOf: TitleOf): PaperPart {
  return table(
    "责任线 层级 姓名 职务:3",
    responsible.map(({ line, level, name, post }) => [
      titleOf("ResponsibleLine", line),
      titleOf("CaseResponsibleLevel", level),
      name ?? "（未落实）",
      post,
    ]),
  );
}

function stepsTable({ steps }: CaseDossierAnswer, titleOf: TitleOf): PaperPart {
  return table(
    "步骤:4 日期:3 机关:3 文号:4 期限:3 备注:4",
    steps.map(({ kind, takenOn, organ, paperNumber, answerUntil, note }) => [
      titleOf("StepKind", kind),
      takenOn,
      organ.title,
      paperNumber,
      answerUntil,
      note,
    ]),
  );
}

function documentsTable({ documents }: CaseDossierAnswer, titleOf: TitleOf): PaperPart[] {
  if (documents.length === 0) return [];
  return [
    table(
      "文书:5 文号:5 日期:3 机关:3 状态:3",
      documents.map(({ kind, number, issuedOn, organ, voidedOn }) => [
        titleOf("DocumentKind", kind),
        number,
        issuedOn,
        organ.title,
        voidedOn === null ? "有效" : `${voidedOn}作废`,
      ]),
    ),
  ];
}

function visitParts({ visits }: CaseDossierAnswer, titleOf: TitleOf): PaperPart[] {
  if (visits.length === 0) return [{ kind: "paragraph", text: "无。" }];
  return visits.map(({ visitedOn, visitors, met, said, nextOn, recordedPost }, index) => ({
    kind: "fields",
    rows: [
      [`第${index + 1}次`, visitedOn],
      ["家访人员", visitorsOf(visitors, titleOf)],
      ["见到何人", met ?? NOT_OPEN],
      ["谈话情况", said ?? NOT_OPEN],
      ["下次家访", nextOn],
      ["登记人", recordedPost],
    ],
  }));
}

function visitorsOf(visitors: { line: string; name: string; post: string }[] | null, titleOf: TitleOf): string {
  if (visitors === null) return NOT_OPEN;
  return visitors.map(({ line, name, post }) => `${name}（${post}，${titleOf("ResponsibleLine", line)}）`).join("、");
}

function tasksTable({ tasks }: CaseDossierAnswer, titleOf: TitleOf): PaperPart {
  if (tasks === undefined) return { kind: "paragraph", text: NOT_OPEN };
  return table(
    "任务:5 部门:3 交办内容:5 期限:3 状态:3 反馈:5",
    tasks.map(({ number, kind, desk, text, dueOn, state, answer, answerText, reasonGiven }) => [
      `${titleOf("TaskKind", kind)}\n${number}`,
      desk.title,
      text,
      dueOn,
      titleOf("TaskState", state),
      [answer === null ? null : titleOf("TaskAnswer", answer), answerText, reasonGiven]
        .filter((line) => line !== null)
        .join("\n"),
    ]),
  );
}

function outcomesTable({ outcomes, watchUntil }: CaseDossierAnswer, titleOf: TitleOf): PaperPart {
  return table(
    "去向:3 日期:3 凭证:5 确认:4 备注:4",
    outcomes.map(
      ({ outcome, on, paper, paperNumber, note, confirmedOn, confirmedBy, relapsedOn, undoneOn, undoneReason }) => {
        const confirmed = confirmedOn === null ? (watchUntil === null ? "" : `跟踪至${watchUntil}`) : confirmedOn;
        const by = confirmedBy === null ? "" : `\n${titleOf("ConfirmedBy", confirmedBy)}`;
        const later =
          relapsedOn !== null
            ? `${relapsedOn}再次辍学`
            : undoneOn === null
              ? null
              : `${undoneOn}撤销：${undoneReason ?? ""}`;
        return [
          titleOf("CaseOutcomeKind", outcome),
          on,
          [paper, paperNumber].filter((line) => line !== null).join("\n"),
          `${confirmed}${by}`,
          [note, later].filter((line) => line !== null).join("\n"),
        ];
      },
    ),
  );
}

const TYPES: Readonly<Record<string, string>> = { "application/pdf": "PDF", "image/jpeg": "JPEG", "image/png": "PNG" };

function attachmentsTable({ attachments }: CaseDossierAnswer): PaperPart {
  return table(
    "序号:2 文件名:5 类型:2 字节:2 上传日期:3 摘要（SHA-256）:7",
    attachments.map(({ fileName, mediaType, size, sha256, uploadedOn }, index) => [
      index + 1,
      fileName,
      TYPES[mediaType] ?? mediaType,
      size,
      uploadedOn,
      sha256,
    ]),
  );
}

function historyTable({ history }: CaseDossierAnswer, titleOf: TitleOf): PaperPart {
  return table(
    "日期:3 事项:4 经办:4 说明:7",
    history.map(({ at, kind, step, post, note }) => [
      dayOfInstant(at),
      `${titleOf("CaseEventKind", kind)}${step === null ? "" : `：${titleOf("StepKind", step)}`}`,
      post ?? "系统",
      note,
    ]),
  );
}
