import type { GraphQLSchema } from "graphql";
import type { Caller } from "../../../infra/runtime/caller";
import type { EntityClass } from "../../../infra/runtime/database";
import type { DepartmentResources } from "../../../infra/runtime/department-app";
import type { DepartmentSchema } from "../../../infra/runtime/department-schema";
import type { DepartmentName } from "../../../schema/departments";
import { personIdOf } from "../../../schema/person-id";
import type { CitizenId } from "../../../schema/scalars/citizen-id";
import * as civilAffairsContext from "../../../subgraphs/civil-affairs/context";
import * as civilAffairs from "../../../subgraphs/civil-affairs/entities";
import { buildCivilAffairsSchema } from "../../../subgraphs/civil-affairs/schema";
import * as disabledPersonsContext from "../../../subgraphs/disabled-persons/context";
import * as disabledPersons from "../../../subgraphs/disabled-persons/entities";
import { buildDisabledPersonsSchema } from "../../../subgraphs/disabled-persons/schema";
import * as educationContext from "../../../subgraphs/education/context";
import * as education from "../../../subgraphs/education/entities";
import { buildEducationSchema } from "../../../subgraphs/education/schema";
import { buildJointMeetingSchema } from "../../../subgraphs/joint-meeting/schema";
import * as povertyReliefContext from "../../../subgraphs/poverty-relief/context";
import * as povertyRelief from "../../../subgraphs/poverty-relief/entities";
import { buildLettersSchema } from "../../../subgraphs/letters/schema";
import { buildPovertyReliefSchema } from "../../../subgraphs/poverty-relief/schema";
import * as publicSecurityContext from "../../../subgraphs/public-security/context";
import * as publicSecurity from "../../../subgraphs/public-security/entities";
import { buildPublicSecuritySchema } from "../../../subgraphs/public-security/schema";

/** What a department's own code gives to any server of its schema. */
interface StockDepartment {
  schema: GraphQLSchema;
  entities: readonly EntityClass[];
  createContextFactory: (resources: DepartmentResources) => (caller: Caller) => object;
}

type Parts = Pick<StockDepartment, "entities" | "createContextFactory"> & { build: () => DepartmentSchema };

const PARTS: Record<DepartmentName, Parts> = {
  // Asked for nothing here.
  letters: { build: buildLettersSchema, entities: [], createContextFactory: () => (caller) => ({ caller }) },
  education: { build: buildEducationSchema, ...education, ...educationContext },
  "public-security": { build: buildPublicSecuritySchema, ...publicSecurity, ...publicSecurityContext },
  "civil-affairs": { build: buildCivilAffairsSchema, ...civilAffairs, ...civilAffairsContext },
  "disabled-persons": { build: buildDisabledPersonsSchema, ...disabledPersons, ...disabledPersonsContext },
  "poverty-relief": { build: buildPovertyReliefSchema, ...povertyRelief, ...povertyReliefContext },
  // Names children only: what it reads through the gateway is not asked for here.
  "joint-meeting": {
    build: buildJointMeetingSchema,
    entities: [],
    createContextFactory:
      ({ personIdKey }) =>
      (caller) => ({ caller, personIdOf: (idNumber: CitizenId) => personIdOf(idNumber, personIdKey) }),
  },
};

/** A department's schema, tables and loaders, as its own service has them. */
export function buildStockDepartment(name: DepartmentName): StockDepartment {
  const { build, ...parts } = PARTS[name];
  return { schema: build().schema, ...parts };
}
