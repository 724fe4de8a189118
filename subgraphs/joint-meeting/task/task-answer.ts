import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What a department answers, in a word. */
export enum TaskAnswer {
  FOUND = "FOUND",
  NOT_FOUND = "NOT_FOUND",
  ENTITLED = "ENTITLED",
  NOT_ENTITLED = "NOT_ENTITLED",
  ASSESSED = "ASSESSED",
  NOT_DISABLED = "NOT_DISABLED",
  IN_REGISTER = "IN_REGISTER",
  NOT_IN_REGISTER = "NOT_IN_REGISTER",
  VISITED = "VISITED",
  SERVED = "SERVED",
  NOT_SERVED = "NOT_SERVED",
  GIVEN = "GIVEN",
  LABOUR_FOUND = "LABOUR_FOUND",
  NO_LABOUR = "NO_LABOUR",
  PLACED = "PLACED",
  NOT_PLACED = "NOT_PLACED",
  DONE = "DONE",
}

registerEnumType(TaskAnswer, {
  name: "TaskAnswer",
  description: "What a department answers, in a word. 任务反馈结论。",
  valuesConfig: {
    FOUND: { description: "The child was found. 已查明去向。" },
    NOT_FOUND: { description: "The child was not found, nobody was met. 未查明去向、未见到人。" },
    ENTITLED: { description: "Relief is due. 符合救助条件。" },
    NOT_ENTITLED: { description: "Relief or aid is not due. 不符合条件。" },
    ASSESSED: { description: "Assessed; the text says with what result. 已评估。" },
    NOT_DISABLED: { description: "No disability. 未构成残疾。" },
    IN_REGISTER: { description: "The household is in the register. 属脱贫监测户。" },
    NOT_IN_REGISTER: { description: "The household is not in the register. 不属脱贫监测户。" },
    VISITED: { description: "Visited. 已家访。" },
    SERVED: { description: "Served. 已送达。" },
    NOT_SERVED: { description: "Could not be served. 未能送达。" },
    GIVEN: { description: "Given. 已提供。" },
    LABOUR_FOUND: { description: "The child was found at work. 发现使用童工。" },
    NO_LABOUR: { description: "No child labour was found. 未发现使用童工。" },
    PLACED: { description: "Placed at a school. 已安置。" },
    NOT_PLACED: { description: "Could not be placed. 未能安置。" },
    DONE: { description: "Done as decided. 已落实。" },
  },
});
