import { expect, test } from "@jest/globals";
import { buildSchema, graphql } from "graphql";
import type { Scope } from "../../schema/access/scopes";
import { enforceScopes } from "./scope-enforcement";

const DIRECTIVE = "directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION\n";

function childSchema() {
  const schema = buildSchema(`${DIRECTIVE}
    type Query { child: Child @requiresScopes(scopes: [["identity:read"]]) }
    type Child {
      id: ID
      welfare: String @requiresScopes(scopes: [["welfare:read", "poverty:read"], ["subsidy-gap:read"]])
    }`);
  enforceScopes(schema);
  return schema;
}

async function ask(scopes: Scope[]) {
  return graphql({
    schema: childSchema(),
    source: "{ child { alias: welfare } }",
    rootValue: { child: { welfare: "孤儿" } },
    contextValue: { caller: { scopes: new Set(scopes) } },
  });
}

test("resolves a field for a caller with every scope of one of its groups", async () => {
  expect((await ask(["identity:read", "welfare:read", "poverty:read"])).data).toEqual({ child: { alias: "孤儿" } });
  expect((await ask(["identity:read", "subsidy-gap:read"])).data).toEqual({ child: { alias: "孤儿" } });
});

test("refuses a caller with half a group, under any alias", async () => {
  const answer = await ask(["identity:read", "welfare:read"]);
  expect(answer.data).toEqual({ child: { alias: null } });
  expect(answer.errors?.map((error) => error.extensions["code"])).toEqual(["FORBIDDEN"]);
});

test("refuses the door itself", async () => {
  expect((await ask(["welfare:read"])).data).toEqual({ child: null });
});

test("a schema with a root field or a field of Child that declares no scopes is not built", () => {
  const open = buildSchema(`${DIRECTIVE} type Query { child: Child } type Child { id: ID welfare: String }`);
  expect(() => enforceScopes(open)).toThrow("fields without @requiresScopes: Query.child, Child.welfare");
});
