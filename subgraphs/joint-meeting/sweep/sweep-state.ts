import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** How far a sweep has come (比对状态). */
export enum SweepState {
  QUEUED = "QUEUED",
  RUNNING = "RUNNING",
  COMPLETED = "COMPLETED",
  INCOMPLETE = "INCOMPLETE",
  CANCELLED = "CANCELLED",
}

registerEnumType(SweepState, {
  name: "SweepState",
  description: "How far a sweep has come. 比对状态。",
  valuesConfig: {
    QUEUED: { description: "Waits for a worker. 排队中。" },
    RUNNING: { description: "Reads and compares. 比对中。" },
    COMPLETED: { description: "Done; its findings are published. 已完成，结果已发布。" },
    INCOMPLETE: {
      description:
        "A department did not answer; nothing is published, and it can be resumed. 有部门未应答，未发布结果，可续办。",
    },
    CANCELLED: { description: "Given up; nothing is published. 已取消，未发布结果。" },
  },
});

/** Nobody else may sweep the county meanwhile. */
export const UNDER_WAY: readonly SweepState[] = [SweepState.QUEUED, SweepState.RUNNING];
