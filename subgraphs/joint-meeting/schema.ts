import "reflect-metadata";
import { childReference } from "../../infra/runtime/child-reference";
import { buildDepartmentSchema, type DepartmentSchema } from "../../infra/runtime/department-schema";
import { ChildResolver } from "./child/child.resolver";
import { ConsolidationRateResolver } from "./consolidation-rate/consolidation-rate.resolver";
import { DropoutSummaryResolver } from "./dropout-summary/dropout-summary.resolver";

/** The joint-meeting (联席会议办公室) subgraph; needs neither database nor gateway. */
export function buildJointMeetingSchema(): DepartmentSchema {
  return buildDepartmentSchema({
    resolvers: [ChildResolver, DropoutSummaryResolver, ConsolidationRateResolver],
    references: { Child: ({ id }) => childReference(id) },
  });
}
