import "reflect-metadata";
import { childReference } from "../../infra/runtime/child-reference";
import { buildDepartmentSchema, type DepartmentSchema } from "../../infra/runtime/department-schema";
import { PoorChildResolver } from "./poor-child/poor-child.resolver";
import { ChildPovertyReliefResolver, PovertyReliefResolver } from "./poverty-relief/poverty-relief.resolver";

/** The poverty-relief (扶贫办) subgraph; needs no database. */
export function buildPovertyReliefSchema(): DepartmentSchema {
  return buildDepartmentSchema({
    department: "poverty-relief",
    resolvers: [ChildPovertyReliefResolver, PovertyReliefResolver, PoorChildResolver],
    references: { Child: ({ id }) => childReference(id) },
  });
}
