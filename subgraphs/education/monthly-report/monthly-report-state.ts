import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** State of a monthly report (月报状态). */
export enum MonthlyReportState {
  DRAWN_UP = "DRAWN_UP",
  SUBMITTED = "SUBMITTED",
  RETURNED = "RETURNED",
  ACCEPTED = "ACCEPTED",
}

registerEnumType(MonthlyReportState, {
  name: "MonthlyReportState",
  description: "State of a monthly report. 月报状态。",
  valuesConfig: {
    DRAWN_UP: { description: "Drawn up from the roll, with the school. 已生成，待学校核对上报。" },
    SUBMITTED: { description: "With the bureau. 已上报，待审核。" },
    RETURNED: { description: "Back with the school, with reasons. 已退回，待学校修改。" },
    ACCEPTED: { description: "Accepted and frozen. 已审核，不再更改。" },
  },
});

/** The states in Chinese, as refusals say them. */
export const MONTHLY_REPORT_STATE_TITLES: Readonly<Record<MonthlyReportState, string>> = {
  DRAWN_UP: "待学校上报",
  SUBMITTED: "待教育局审核",
  RETURNED: "已退回学校",
  ACCEPTED: "已审核",
};

/** An act in the life of a monthly report (月报办理). */
export enum MonthlyReportAct {
  DRAW_UP = "DRAW_UP",
  CORRECT = "CORRECT",
  SUBMIT = "SUBMIT",
  RETURN = "RETURN",
  ACCEPT = "ACCEPT",
}

registerEnumType(MonthlyReportAct, {
  name: "MonthlyReportAct",
  description: "An act in the life of a monthly report. 月报办理事项。",
  valuesConfig: {
    DRAW_UP: { description: "Drawn up from the roll. 生成。" },
    CORRECT: { description: "Corrected by the school. 学校修改。" },
    SUBMIT: { description: "Submitted by the school. 学校上报。" },
    RETURN: { description: "Returned by the bureau. 教育局退回。" },
    ACCEPT: { description: "Accepted by the bureau. 教育局审核通过。" },
  },
});

interface Transition {
  from: readonly MonthlyReportState[];
  /** `null`: stays as it is. */
  to: MonthlyReportState | null;
}

const { DRAWN_UP, SUBMITTED, RETURNED, ACCEPTED } = MonthlyReportState;

/** What may be done from which state, and where it leads; whatever is not here is refused. */
export const TRANSITIONS = {
  [MonthlyReportAct.CORRECT]: { from: [DRAWN_UP, RETURNED], to: null },
  [MonthlyReportAct.SUBMIT]: { from: [DRAWN_UP, RETURNED], to: SUBMITTED },
  [MonthlyReportAct.RETURN]: { from: [SUBMITTED], to: RETURNED },
  [MonthlyReportAct.ACCEPT]: { from: [SUBMITTED], to: ACCEPTED },
} as const satisfies Record<string, Transition>;

/** An act on a report that there is. */
export type MonthlyReportStep = keyof typeof TRANSITIONS;

/**
 * Checks the table when the service starts: every state is reached from the first one, every state but the last leads on,
 * and nothing leaves the last.
 * @throws Error naming the state that breaks a rule.
 */
export function checkTransitions(table: Readonly<Record<string, Transition>>): void {
  const moves = Object.values(table);
  const reached = new Set<MonthlyReportState>([DRAWN_UP]);
  for (let size = 0; size !== reached.size;) {
    size = reached.size;
    for (const { from, to } of moves) if (to !== null && from.some((state) => reached.has(state))) reached.add(to);
  }
  for (const state of Object.values(MonthlyReportState)) {
    if (!reached.has(state)) throw new Error(`monthly report: nothing leads to ${state}`);
    const leaves = moves.some(({ from }) => from.includes(state));
    if (leaves === (state === ACCEPTED)) {
      throw new Error(`monthly report: ${state} ${leaves ? "must be the last" : "leads nowhere"}`);
    }
  }
}

checkTransitions(TRANSITIONS);
