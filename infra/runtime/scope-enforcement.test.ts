import { describe, expect, test } from "@jest/globals";
import { buildSchema, graphql } from "graphql";
import type { Role } from "../../schema/access/roles";
import type { Scope } from "../../schema/access/scopes";
import { callerOf } from "../../test/support/callers";
import { enforceScopes } from "./scope-enforcement";

const DIRECTIVE = "directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION\n";

function childSchema() {
  const schema = buildSchema(`${DIRECTIVE}
    type Query { child: Child @requiresScopes(scopes: [["identity:read"]]) }
    type Child {
      id: ID
      welfare: String @requiresScopes(scopes: [["welfare:read", "poverty:read"], ["subsidy-gap:read"]])
    }`);
  enforceScopes(schema, "civil-affairs");
  return schema;
}

async function ask(scopes: Scope[]) {
  return graphql({
    schema: childSchema(),
    source: "{ child { alias: welfare } }",
    rootValue: { child: { welfare: "孤儿" } },
    contextValue: { caller: { ...callerOf("office", { purpose: "SUBSIDY" }), scopes: new Set(scopes) } },
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
  expect(() => enforceScopes(open, "civil-affairs")).toThrow(
    "fields without @requiresScopes: Query.child, Child.welfare",
  );
});

describe("a sensitive field under purpose CASE", () => {
  const CHILD = "a".repeat(52);
  const schema = buildSchema(`${DIRECTIVE}
    type Query {
      child(id: ID): Child @requiresScopes(scopes: [["identity:read"]])
      list: [String] @requiresScopes(scopes: [["welfare:read"]])
    }
    type Child {
      id: ID
      welfare: [String] @requiresScopes(scopes: [["welfare:read"]])
      mixed: String @requiresScopes(scopes: [["welfare:read"], ["identity:read"]])
      household: Household @requiresScopes(scopes: [["household:read"]])
    }
    type Household { address: String @requiresScopes(scopes: [["contact:read"]]) }`);
  enforceScopes(schema, "civil-affairs");

  const read = async (source: string, opened: string[], childId: string | null = CHILD, role: Role = "office") => {
    const household = { address: "民主路1号", ...(childId === null ? {} : { childId }) };
    const { data, errors = [] } = await graphql({
      schema,
      source,
      rootValue: { child: { id: CHILD, welfare: ["孤儿"], mixed: "x", household }, list: ["孤儿"] },
      contextValue: { caller: callerOf(role, { opened }) },
    });
    return { data, codes: errors.map(({ extensions }) => extensions["code"]) };
  };

  test("is open of the child that is opened, and of no other, with an error in its place", async () => {
    expect(await read("{ child { welfare } }", [CHILD])).toEqual({ data: { child: { welfare: ["孤儿"] } }, codes: [] });
    for (const opened of [[], ["b".repeat(52)]])
      expect(await read("{ child { id welfare } }", opened)).toEqual({
        data: { child: { id: CHILD, welfare: null } },
        codes: ["FORBIDDEN"],
      });
  });

  test("takes the child of a record from the record, and stays closed on one that names none", async () => {
    const address = "{ child { household { address } } }";
    expect((await read(address, [CHILD])).codes).toEqual([]);
    expect((await read(address, [CHILD], "b".repeat(52))).codes).toEqual(["FORBIDDEN"]);
    expect((await read(address, [CHILD], null)).codes).toEqual(["FORBIDDEN"]);
  });

  test("is open to a caller who has it by scopes that are not sensitive", async () => {
    expect((await read("{ child { mixed } }", [])).data).toEqual({ child: { mixed: "x" } });
  });

  test("is no list of a register, whatever is opened, but to who keeps it", async () => {
    expect((await read("{ list }", [CHILD])).codes).toEqual(["FORBIDDEN"]);
    expect((await read("{ list }", [], CHILD, "civil-affairs")).data).toEqual({ list: ["孤儿"] });
  });
});
