import "reflect-metadata";
import { buildDepartmentSchema, type DepartmentSchema } from "../../infra/runtime/department-schema";
import { SignatoryResolver } from "./signatory/signatory.resolver";

/** The letters' (函件往来) subgraph; needs no database. */
export function buildLettersSchema(): DepartmentSchema {
  return buildDepartmentSchema({ department: "letters", resolvers: [SignatoryResolver], references: {} });
}
