import "reflect-metadata";
import { childReference } from "../../infra/runtime/child-reference";
import { buildDepartmentSchema, type DepartmentSchema } from "../../infra/runtime/department-schema";
import { ChildDisabilityResolver, DisabilityResolver } from "./disability/disability.resolver";
import { DisabledChildResolver } from "./disabled-child/disabled-child.resolver";

/** The disabled-persons (残联) subgraph; needs no database. */
export function buildDisabledPersonsSchema(): DepartmentSchema {
  return buildDepartmentSchema({
    department: "disabled-persons",
    resolvers: [ChildDisabilityResolver, DisabilityResolver, DisabledChildResolver],
    references: { Child: ({ id }) => childReference(id) },
  });
}
