import { describe, expect, test } from "@jest/globals";
import { ApolloGateway, LocalGraphQLDataSource } from "@apollo/gateway";
import { composeServices } from "@apollo/composition";
import { type DocumentNode, type OperationDefinitionNode, parse } from "graphql";
import type { Caller } from "../../infra/runtime/caller";
import type { Refusal } from "../errors/refusal";
import { GuardedSupergraph } from "./guarded-supergraph";

const IMPORTS = `"@key", "@external", "@requires", "@shareable", "@authenticated"`;

/** A county in miniature; `scopes` is what the subgraphs call `@requiresScopes`, `link` how they import it. */
function compose(scopes: string, imports: string): string {
  const header = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${IMPORTS}${imports}])\n`;
  const { supergraphSdl, errors } = composeServices([
    {
      name: "one",
      url: "http://127.0.0.1:1",
      typeDefs: parse(`${header}
        type Query { child: Child node: Node hit: Hit school: School open: String }
        interface Node { id: ID! note: String }
        union Hit = Child | Diary
        type Child implements Node @key(fields: "id") {
          id: ID! note: String
          welfare: String @${scopes}(scopes: [["welfare"]])
          either: String @${scopes}(scopes: [["a", "b"], ["c"]])
          grade: Grade number: Number
        }
        type Diary implements Node @${scopes}(scopes: [["diary"]]) { id: ID! note: String @${scopes}(scopes: [["note"]]) }
        type School { name: String child: Child }
        enum Grade @${scopes}(scopes: [["grade"]]) { A }
        scalar Number @${scopes}(scopes: [["number"]])`),
    },
    {
      name: "two",
      url: "http://127.0.0.1:2",
      typeDefs: parse(`${header}
        type Child @key(fields: "id") {
          id: ID!
          welfare: String @external
          gap: String @requires(fields: "welfare") @${scopes}(scopes: [["gap", "welfare"]])
        }`),
    },
  ]);
  if (supergraphSdl === undefined) throw new Error(errors?.join("\n"));
  return supergraphSdl;
}

const SUPERGRAPHS = {
  plain: compose("requiresScopes", `, "@requiresScopes"`),
  renamed: compose("needs", `, { name: "@requiresScopes", as: "@needs" }`),
  namespaced: compose("federation__requiresScopes", ""),
  disguised: compose("shareable2", `, { name: "@requiresScopes", as: "@shareable2" }`),
};

const callerWith = (...scopes: string[]): Caller =>
  ({ scopes: new Set(scopes), roles: [], purpose: "SUBSIDY" }) as unknown as Caller;

/** The fields that an operation is refused for; empty when it may run. */
function refusedFields(supergraph: GuardedSupergraph, query: string, ...scopes: string[]): unknown {
  const document: DocumentNode = parse(query);
  try {
    supergraph.enforcer.enforce(callerWith(...scopes), document, document.definitions[0] as OperationDefinitionNode);
    return [];
  } catch (refusal) {
    return (refusal as Refusal).extensions["fields"];
  }
}

describe.each(Object.entries(SUPERGRAPHS))("the enforcer of a supergraph with %s directives", (_, sdl) => {
  const supergraph = GuardedSupergraph.from(sdl);

  test.each<[string, string, string[]]>([
    ["a field", "{ child { id welfare } }", ["Child.welfare"]],
    ["an alias", "{ a: child { id: welfare } }", ["Child.welfare"]],
    ["an inline fragment", "{ child { ... { ... on Child { welfare } } } }", ["Child.welfare"]],
    [
      "nested named fragments",
      "{ child { ...A } } fragment A on Child { ...B } fragment B on Child { welfare }",
      ["Child.welfare"],
    ],
    // Composition puts on an interface what any of its types asks for.
    ["a fragment on an interface", "{ node { ... on Node { ... on Child { welfare } } } }", ["Child.welfare", "Node"]],
    ["a field behind a union", "{ hit { ... on Child { welfare } } }", ["Child.welfare"]],
    ["a type behind a union", "{ hit { ... on Diary { id } } }", ["Diary"]],
    ["what an interface may turn out to be", "{ node { note } }", ["Diary", "Diary.note", "Node", "Node.note"]],
    ["a type that only its name would show", "{ hit { __typename } }", ["Diary"]],
    ["an enum", "{ child { grade } }", ["Grade"]],
    ["a scalar", "{ child { number } }", ["Number"]],
    ["what only @requires reads", "{ child { gap } }", ["Child.gap", "Child.welfare"]],
    ["a field that @skip leaves out", "{ child { welfare @skip(if: true) } }", ["Child.welfare"]],
    [
      "a field under a variable",
      "query ($x: Boolean = false) { child { ... @include(if: $x) { welfare } } }",
      ["Child.welfare"],
    ],
    ["a field deep down", "{ school { child { welfare } } }", ["Child.welfare"]],
  ])("covers %s", (_name, query, expected) => {
    expect(refusedFields(supergraph, query)).toEqual(expected);
  });

  test("opens a field to whoever holds one of its sets whole", () => {
    expect(refusedFields(supergraph, "{ child { either } }", "a")).toEqual(["Child.either"]);
    expect(refusedFields(supergraph, "{ child { either } }", "a", "b")).toEqual([]);
    expect(refusedFields(supergraph, "{ child { either } }", "c")).toEqual([]);
    expect(refusedFields(supergraph, "{ child { gap } }", "gap")).toEqual(["Child.gap", "Child.welfare"]);
    expect(refusedFields(supergraph, "{ child { gap } }", "gap", "welfare")).toEqual([]);
    expect(refusedFields(supergraph, "{ open child { id note } __schema { types { name } } }")).toEqual([]);
  });

  test("is all that is left of the directives: @apollo/gateway loads the rest, and would refuse them", async () => {
    const buildService = (): LocalGraphQLDataSource =>
      ({ process: async () => ({}) }) as unknown as LocalGraphQLDataSource;
    await expect(
      new ApolloGateway({ supergraphSdl: supergraph.strippedSdl, buildService }).load({}),
    ).resolves.toBeTruthy();
    await expect(new ApolloGateway({ supergraphSdl: sdl, buildService }).load({})).rejects.toThrow();
    expect(supergraph.strippedSdl).not.toMatch(/requiresScopes|SECURITY\)|authenticated|@needs|@shareable2/);
  });
});

describe("a supergraph is not served", () => {
  const { plain } = SUPERGRAPHS;
  const unlinked = plain.replace(/^.*requiresScopes\/v0\.1.*$/m, "");

  test.each<[string, string]>([
    ["when its security links were stripped", unlinked],
    ["when it was stripped already", GuardedSupergraph.from(plain).strippedSdl],
    ["when nothing in it carries scopes", plain.replace(/@requiresScopes\(scopes: \[\[".*?\]\]\)/g, "")],
    ["when it is guarded by what nothing enforces", plain.replace("requiresScopes/v0.1", "policy/v0.1")],
    [
      "when two links claim to guard it",
      plain.replace(/^(.*)requiresScopes\/v0\.1(.*)$/m, "$1requiresScopes/v0.1$2\n$1requiresScopes/v0.2$2"),
    ],
  ])("%s", (_, sdl) => {
    expect(() => GuardedSupergraph.from(sdl)).toThrow(/scopes|enforces/i);
  });
});
