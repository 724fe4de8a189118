import { chineseDate } from "../../../schema/chinese-date";
import type { LetterAnswer } from "../letter/letter-content";
import type { ToldCase } from "./case-reader";

/** What an outcome of a case means to the county that wrote; what is not here goes on. */
const OUTCOMES: Readonly<Record<string, LetterAnswer["outcome"]>> = {
  RETURNED: "BACK_IN_SCHOOL",
  INCLUSIVE_CLASS: "BACK_IN_SCHOOL",
  SPECIAL_SCHOOL: "BACK_IN_SCHOOL",
  TRANSFERRED: "BACK_IN_SCHOOL",
  FALSE_REPORT: "BACK_IN_SCHOOL",
  HOME_TEACHING: "HOME_TEACHING",
  OVER_AGE: "OVER_AGE",
  DECEASED: "DECEASED",
};

/** Words that an outcome needs beside itself. */
const ACCOUNTS: Readonly<Record<string, string>> = {
  INCLUSIVE_CLASS: "安排随班就读。",
  SPECIAL_SCHOOL: "安排特殊教育学校就读。",
  TRANSFERRED: "已办理转学。",
  FALSE_REPORT: "经核实，该生未失学。",
};

const STEPS: Readonly<Record<string, string>> = {
  CONFIRM_DROPOUT: "确认辍学",
  PERSUASION: "双向劝学",
  WRITTEN_REPORT: "书面报告",
  RETURN_NOTICE: "发出限期返校通知书",
  ORDER_NOTICE: "发出责令送被监护人接受义务教育通知书",
  PENALTY_NOTICE: "行政处罚事先告知",
  PENALTY_HEARING: "听取陈述申辩",
  PENALTY_DECISION: "作出行政处罚决定",
  PENALTY_SERVICE: "送达处罚决定",
  DEMAND: "催告",
  ENFORCEMENT: "申请法院强制执行",
  LAWSUIT: "提起民事诉讼",
};

/** As much as a message takes. */
const LONGEST_ACCOUNT = 1000;

/** What is told of a child by its case, as it stands on a day (YYYY-MM-DD). */
export function answerOf(itemId: string, told: ToldCase, today: string): LetterAnswer {
  const inForce = told.outcomes.findLast(({ undoneOn }) => undoneOn === null);
  const outcome = inForce === undefined ? undefined : OUTCOMES[inForce.outcome];
  if (inForce === undefined || outcome === undefined)
    return { itemId, outcome: "STEPS_TAKEN", on: today, school: null, account: accountOf(told, inForce?.outcome) };
  const school = outcome === "BACK_IN_SCHOOL" ? schoolOf(told) : null;
  return { itemId, outcome, on: inForce.on, school, account: ACCOUNTS[inForce.outcome] ?? null };
}

/** School on whose roll the child is, the latest entry first as education gives them. */
function schoolOf({ child }: ToldCase): string | null {
  return child?.enrolments.find(({ state }) => state === "ENROLLED")?.school?.name ?? null;
}

function accountOf({ number, openedOn, steps, visits }: ToldCase, outcome: string | undefined): string {
  const visited = visits.map(({ visitedOn }) => visitedOn).toSorted();
  const latest = visited.at(-1);
  const parts = [
    `${chineseDate(openedOn)}立案（${number}）`,
    ...(latest === undefined ? [] : [`家访${visited.length}次（最近一次${chineseDate(latest)}）`]),
    ...steps.map(({ kind, takenOn }) => `${chineseDate(takenOn)}${STEPS[kind] ?? "采取其他措施"}`),
    ...(outcome === "HANDED_OVER" ? ["已函转户籍地教育局"] : []),
  ];
  return `${parts.join("，").slice(0, LONGEST_ACCOUNT - 1)}。`;
}
