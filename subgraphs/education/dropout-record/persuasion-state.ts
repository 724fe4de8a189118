import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** State of the persuasion to return (劝返状态). */
export enum PersuasionState {
  PERSUADING = "PERSUADING",
  RETURNED = "RETURNED",
}

registerEnumType(PersuasionState, {
  name: "PersuasionState",
  description: "State of the persuasion to return to school. 劝返状态。",
  valuesConfig: {
    PERSUADING: { description: "Still out of school. 劝返中。" },
    RETURNED: { description: "Back at school. 已返校。" },
  },
});
