import "reflect-metadata";
import { createUnionType } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { SubsidyApplication } from "./subsidy-application.type";

/** The application that was acted on, or why it was not. */
function applicationOutcome(name: string, description: string) {
  return createUnionType({
    name,
    description,
    types: () => [SubsidyApplication, Refusal] as const,
    resolveType: (value) => (value instanceof Refusal ? Refusal : SubsidyApplication),
  });
}

export const ApplyForSubsidyOutcome = applicationOutcome(
  "ApplyForSubsidyOutcome",
  "What came of applying for a subsidy. 申请资助的结果。",
);
export const DecideSubsidyOutcome = applicationOutcome(
  "DecideSubsidyOutcome",
  "What came of deciding on an application. 审定资助的结果。",
);
export const RecordSubsidyPaymentOutcome = applicationOutcome(
  "RecordSubsidyPaymentOutcome",
  "What came of recording a payment. 登记资助发放的结果。",
);
export const WithdrawSubsidyApplicationOutcome = applicationOutcome(
  "WithdrawSubsidyApplicationOutcome",
  "What came of withdrawing an application. 撤回资助申请的结果。",
);
