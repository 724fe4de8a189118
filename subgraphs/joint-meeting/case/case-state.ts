import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** How far a case has come. */
export enum CaseState {
  OPEN = "OPEN",
  WATCHED = "WATCHED",
  CLOSED = "CLOSED",
}

registerEnumType(CaseState, {
  name: "CaseState",
  description: "State of a case. 案件状态。",
  valuesConfig: {
    OPEN: { description: "Being worked on. 办理中。" },
    WATCHED: { description: "Has its outcome, which is watched for a time. 跟踪观察中。" },
    CLOSED: { description: "Closed. 已结案。" },
  },
});
