import { executePlan } from "./plan-execution";

// The seam: @apollo/gateway calls its plan executor as a property of this module's exports.
import seam = require("@apollo/gateway/dist/executeQueryPlan");

/**
 * Puts our plan executor in the place of the one in `@apollo/gateway`, for the whole process. Everything before it
 * (validation, planning, plan cache, supergraph updates) stays the package's own.
 */
export function installPlanExecution(): void {
  seam.executeQueryPlan = executePlan;
}
