import "reflect-metadata";
import { childReference } from "../../infra/runtime/child-reference";
import { buildDepartmentSchema, type DepartmentSchema } from "../../infra/runtime/department-schema";
import { ChildInCareResolver } from "./child-in-care/child-in-care.resolver";
import { ChildWelfareResolver } from "./welfare/welfare-record.resolver";

/** The civil-affairs (民政局) subgraph; needs no database. */
export function buildCivilAffairsSchema(): DepartmentSchema {
  return buildDepartmentSchema({
    department: "civil-affairs",
    resolvers: [ChildWelfareResolver, ChildInCareResolver],
    references: { Child: ({ id }) => childReference(id) },
  });
}
