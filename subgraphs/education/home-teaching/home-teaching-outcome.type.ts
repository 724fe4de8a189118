import "reflect-metadata";
import { createUnionType } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { HomeTeachingPlan } from "./home-teaching-plan.type";

/** The plan that was acted on, or why it was not. */
function planOutcome(name: string, description: string) {
  return createUnionType({
    name,
    description,
    types: () => [HomeTeachingPlan, Refusal] as const,
    resolveType: (value) => (value instanceof Refusal ? Refusal : HomeTeachingPlan),
  });
}

export const PlanHomeTeachingOutcome = planOutcome(
  "PlanHomeTeachingOutcome",
  "What came of planning to teach at home. 制定送教计划的结果。",
);
export const RecordHomeTeachingVisitOutcome = planOutcome(
  "RecordHomeTeachingVisitOutcome",
  "What came of recording a visit. 登记送教的结果。",
);
export const EndHomeTeachingPlanOutcome = planOutcome(
  "EndHomeTeachingPlanOutcome",
  "What came of ending a plan. 结束送教计划的结果。",
);
