import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** How far the work on a finding has come. */
export enum FindingState {
  OPEN = "OPEN",
  CONFIRMED = "CONFIRMED",
  REFUTED = "REFUTED",
  SETTLED = "SETTLED",
}

registerEnumType(FindingState, {
  name: "FindingState",
  description: "State of a finding. 问题状态。",
  valuesConfig: {
    OPEN: { description: "Found, not yet verified. 待核实。" },
    CONFIRMED: { description: "Verified: it is so. 已核实。" },
    REFUTED: { description: "Verified: it is not so, for the reason given. 已排除。" },
    SETTLED: { description: "Struck off, for a reason. 已销号。" },
  },
});
