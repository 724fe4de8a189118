import "reflect-metadata";
import { createUnionType } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { Finding } from "./finding.type";

/** The finding as it is after a decision, or why nothing was decided. */
const outcome = (name: string, description: string) =>
  createUnionType({
    name,
    description,
    types: () => [Finding, Refusal] as const,
  });

export const ConfirmFindingOutcome = outcome(
  "ConfirmFindingOutcome",
  "The confirmed finding, or why it was not confirmed. 核实属实的结果。",
);
export const RefuteFindingOutcome = outcome(
  "RefuteFindingOutcome",
  "The refuted finding, or why it was not refuted. 核实排除的结果。",
);
export const SettleFindingOutcome = outcome(
  "SettleFindingOutcome",
  "The settled finding, or why it was not struck off. 销号的结果。",
);
export const ReopenFindingOutcome = outcome(
  "ReopenFindingOutcome",
  "The finding to be verified anew, or why it is not. 重新核实的结果。",
);
