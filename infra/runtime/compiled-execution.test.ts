import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { ApolloServer } from "@apollo/server";
import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from "graphql";
import { compiledExecution } from "./compiled-execution";

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: "Query",
    fields: {
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

async function ask(query: string, variables: Record<string, unknown>, operationName?: string) {
  const { body } = await server.executeOperation({ query, variables, ...(operationName && { operationName }) });
  if (body.kind !== "single") throw new Error("no single result");
  const { data, errors } = body.singleResult;
  return errors === undefined ? { data: { ...data } } : { errors };
}
