import { departmentTitle } from "../../../schema/departments";
import type { SweepStatus } from "./follow-sweep";

/** 0: complete. 2: incomplete or cancelled, so that nothing was published. */
export function sweepStatus({ state }: SweepStatus): 0 | 2 {
  return state === "COMPLETED" ? 0 : 2;
}

/** What a sweep came to, for the person who ran it. */
export function summariseSweep({ state, done, findingsByKind, missing }: SweepStatus): string {
  if (state === "CANCELLED") return "cancelled; nothing published 已取消，未发布任何结果";
  if (state === "INCOMPLETE")
    return ["incomplete; nothing published 未完成，未发布任何结果", ...missing.map(describeMissing)].join("\n");
  const width = Math.max(...findingsByKind.map(({ kind }) => kind.length), 0);
  const lines = findingsByKind.map(({ kind, count }) => `  ${kind.padEnd(width)}  ${String(count).padStart(6)}`);
  const total = findingsByKind.reduce((sum, { count }) => sum + count, 0);
  return [`${done} children compared, ${total} findings 已比对${done}名儿童，发现${total}条`, ...lines].join("\n");
}

function describeMissing({ department, pages }: SweepStatus["missing"][number]): string {
  return `  ${department} ${departmentTitle(department)}: pages 缺页 ${pages.join(", ")}`;
}
