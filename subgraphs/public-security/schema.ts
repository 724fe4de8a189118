import "reflect-metadata";
import { childReference } from "../../infra/runtime/child-reference";
import { buildDepartmentSchema, type DepartmentSchema } from "../../infra/runtime/department-schema";
import { ChildResolver } from "./child/child.resolver";
import { ChildHouseholdResolver, HouseholdResolver } from "./household/household.resolver";
import { ChildIdentityResolver, IdentityResolver } from "./identity/identity.resolver";
import { ChildResidenceResolver, ResidenceResolver } from "./residence/residence.resolver";
import { SchoolAgeResolver } from "./school-age/school-age.resolver";

/** The public-security (公安局) subgraph; needs no database. */
export function buildPublicSecuritySchema(): DepartmentSchema {
  return buildDepartmentSchema({
    department: "public-security",
    resolvers: [
      ChildResolver,
      ChildIdentityResolver,
      IdentityResolver,
      ChildHouseholdResolver,
      HouseholdResolver,
      ChildResidenceResolver,
      ResidenceResolver,
      SchoolAgeResolver,
    ],
    references: { Child: ({ id }) => childReference(id) },
  });
}
