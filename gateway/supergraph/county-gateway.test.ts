import { beforeAll, describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { getOperationAST, parse, validate, type GraphQLSchema } from "graphql";
import { createLog } from "../../infra/runtime/log";
import { projectPath } from "../../infra/runtime/project-path";
import { effectiveScopes } from "../../schema/access/policy";
import type { Purpose } from "../../schema/access/purposes";
import type { Scope } from "../../schema/access/scopes";
import type { Role } from "../../schema/access/roles";
import { DEPARTMENTS } from "../../schema/departments";
import type { DepartmentLink } from "../department-link/department-link";
import { GuardedSupergraph } from "../enforcer/guarded-supergraph";
import { PlanCache } from "../plan-cache/plan-cache";
import { TrustedDocuments } from "../trusted-documents/trusted-documents";
import { CountyGateway } from "./county-gateway";

const documents = TrustedDocuments.read(projectPath("schema", "operations"));
const supergraph = GuardedSupergraph.from(readFileSync(projectPath("schema", "supergraph.graphql"), "utf8"));

describe("the committed supergraph", () => {
  let gateway: CountyGateway;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    const links = new Map(DEPARTMENTS.map(({ name }) => [name, {} as DepartmentLink]));
    gateway = new CountyGateway({
      supergraph,
      links,
      planCache: new PlanCache({ size: 10, waitMs: 10 }),
      log: createLog({ service: "gateway", level: "silent" }),
    });
    ({ schema } = await gateway.load({}));
  });

  test("loads, and every trusted document is valid and planned", async () => {
    for (const text of documents.all()) expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
    await expect(gateway.warm(documents.all())).resolves.toBeUndefined();
  });

  test("asks scopes for every root field and for everything that departments own of a child", () => {
    const open = ["Query", "Child"].flatMap((name) => {
      const fields = Object.keys((schema.getType(name) as { getFields(): object } | undefined)?.getFields() ?? {});
      return fields.map((field) => [name, field] as const).filter(([, field]) => field !== "id" && isOpen(name, field));
    });
    expect(open).toEqual([]);
  });

  test.each<[Role, Purpose, boolean]>([
    ["office", "CASE", true],
    ["office", "REPORT", false],
    ["leader", "CASE", false],
    ["school", "CASE", false],
    ["auditor", "CASE", false],
  ])("the student view for %s and purpose %s: %s", (role, purpose, isAllowed) => {
    const document = parse(documents.get("student-view"));
    const held = new Set(effectiveScopes([role], purpose));
    const refused = [...supergraph.enforcer.neededScopes(document, getOperationAST(document) as never).values()].filter(
      (alternatives) => !alternatives.some((scopes) => scopes.every((scope) => held.has(scope as Scope))),
    );
    expect(refused.length === 0).toBe(isAllowed);
  });
});

/** Whether somebody without any scope may select a field. */
function isOpen(type: string, field: string): boolean {
  const fragment = parse(`query { ... on ${type} { ${field} } }`);
  return supergraph.enforcer.neededScopes(fragment, getOperationAST(fragment) as never).size === 0;
}
