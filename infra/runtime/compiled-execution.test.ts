import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { ApolloServer } from "@apollo/server";
import { GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from "graphql";
import { compiledExecution } from "./compiled-execution";

const FAULTY = new GraphQLObjectType({
  name: "Faulty",
  fields: {
    soon: { type: GraphQLString, resolve: ({ fault }: Thrower) => thrown(fault) },
    later: { type: GraphQLString, resolve: async ({ fault }: Thrower) => thrown(fault) },
    must: { type: new GraphQLNonNull(GraphQLString), resolve: async ({ fault }: Thrower) => thrown(fault) },
  },
});

interface Thrower {
  fault: string | null;
}

function thrown(fault: string | null): string {
  if (fault === null) return "whole";
  throw Object.assign(new Error(fault), { code: "57P01" });
}

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: "Query",
    fields: {
      faulty: {
        type: new GraphQLList(FAULTY),
        args: { faults: { type: new GraphQLNonNull(new GraphQLList(GraphQLString)) } },
        resolve: (_, { faults }: { faults: (string | null)[] }) => faults.map((fault) => ({ fault })),
      },
      echo: {
        type: GraphQLString,
        args: {
          text: { type: new GraphQLNonNull(GraphQLString) },
          times: { type: new GraphQLNonNull(GraphQLInt), defaultValue: 2 },
        },
        resolve: (_, { text, times }: { text: string; times: number }) => text.repeat(times),
      },
    },
  }),
});
const server = new ApolloServer({ gateway: compiledExecution(schema) });

beforeAll(() => server.start());
afterAll(() => server.stop());

test("executes by variables, and by the defaults of those that are not given", async () => {
  const query = "query ($text: String!, $times: Int! = 3) { echo(text: $text, times: $times) }";
  expect(await ask(query, { text: "a" })).toEqual({ data: { echo: "aaa" } });
  expect(await ask(query, { text: "a", times: 1 })).toEqual({ data: { echo: "a" } });
});

test("compiles each operation of a document for itself", async () => {
  const query = 'query A { echo(text: "a") } query B { echo(text: "b") }';
  expect(await ask(query, {}, "A")).toEqual({ data: { echo: "aa" } });
  expect(await ask(query, {}, "B")).toEqual({ data: { echo: "bb" } });
});

test("refuses a variable that is missing or of the wrong type", async () => {
  const query = "query ($text: String!) { echo(text: $text) }";
  for (const variables of [{}, { text: null }, { text: 5 }]) {
    expect((await ask(query, variables)).errors?.[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
  }
});

test("tells each fault at its place: whoever reads a null must know whether it stands for a fault", async () => {
  const query =
    "query ($faults: [String]!) { x: faulty(faults: $faults) { soon y: later } faulty(faults: $faults) { must } }";
  const { data, errors } = await ask(query, { faults: [null, "no database"] }, undefined, true);
  expect(data).toEqual({
    x: [
      { soon: "whole", y: "whole" },
      { soon: null, y: null },
    ],
    faulty: [{ must: "whole" }, null],
  });
  expect(errors?.map(({ path }) => path?.join(".")).sort()).toEqual(["faulty.1.must", "x.1.soon", "x.1.y"]);
});

async function ask(query: string, variables: Record<string, unknown>, operationName?: string, both = false) {
  const { body } = await server.executeOperation({ query, variables, ...(operationName && { operationName }) });
  if (body.kind !== "single") throw new Error("no single result");
  const { data, errors } = body.singleResult;
  if (both) return { data: JSON.parse(JSON.stringify(data)) as unknown, errors };
  return errors === undefined ? { data: { ...data } } : { errors };
}
