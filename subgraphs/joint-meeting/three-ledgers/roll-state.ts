import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What the roll says of a child, as the sweep read it (学籍状态). */
export enum RollState {
  ENROLLED = "ENROLLED",
  SUSPENDED = "SUSPENDED",
  TRANSFERRED_OUT = "TRANSFERRED_OUT",
  DROPPED_OUT = "DROPPED_OUT",
  GRADUATED = "GRADUATED",
  DECEASED = "DECEASED",
}

registerEnumType(RollState, {
  name: "RollState",
  description: "What the roll says of a child, as the sweep read it. 学籍状态（比对时）。",
  valuesConfig: {
    ENROLLED: { description: "On the roll. 在籍。" },
    SUSPENDED: { description: "On the roll, away with leave. 休学。" },
    TRANSFERRED_OUT: { description: "Transferred out. 转出。" },
    DROPPED_OUT: { description: "Dropped out. 辍学。" },
    GRADUATED: { description: "Graduated. 毕业。" },
    DECEASED: { description: "Deceased. 死亡。" },
  },
});

/** The words of the rolls themselves. */
export const ROLL_STATE_TITLES: Record<RollState, string> = {
  ENROLLED: "在籍",
  SUSPENDED: "休学",
  TRANSFERRED_OUT: "转出",
  DROPPED_OUT: "辍学",
  GRADUATED: "毕业",
  DECEASED: "死亡",
};
