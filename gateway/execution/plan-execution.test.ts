import { beforeAll, describe, expect, test } from "@jest/globals";
import { ApolloGateway, LocalGraphQLDataSource } from "@apollo/gateway";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { GraphQLError, type GraphQLSchema, parse } from "graphql";
import { composeSupergraph } from "../../schema/federation/compose";
import { installPlanExecution } from "./install";

// Read before the seam is set: the package's own executor is the oracle.
import seam = require("@apollo/gateway/dist/executeQueryPlan");

const original = seam.executeQueryPlan;

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@shareable"])`;

const PEOPLE = `${LINK}
  type Query { people: [Person] person(id: ID!): Person firm: Firm node(kind: String!): Node search: [Hit!] broken: [Strict!] }
  interface Node { id: ID! }
  type Person implements Node @key(fields: "id") { id: ID! name: String friends: [Person!] mood: Mood grid: [[Int]] }
  type Firm implements Node @key(fields: "id") { id: ID! title: String! staff: [Person] }
  type Strict { always: String! }
  union Hit = Person | Firm
  enum Mood { GOOD BAD }`;

const RELIEF = `${LINK}
  type Person @key(fields: "id") { id: ID! relief: [Relief!] faulty: String poor: Boolean }
  type Relief { category: String! amount: Int }`;

const SCHOOLS = `${LINK}
  type Person @key(fields: "id") {
    id: ID!
    relief: [Relief!] @external
    poor: Boolean @external
    gap: String @requires(fields: "relief { category } poor")
  }
  type Relief { category: String! @external }`;

const PEOPLE_DATA = [
  { id: "1", name: "甲", mood: "GOOD", grid: [[1, null], null], friends: [{ id: "2" }, { id: "3" }] },
  { id: "2", name: null, mood: "BAD", friends: [{ id: "1" }] },
  null,
  { id: "3", name: "丙", mood: null, friends: null },
];
const byId = (id: string) => PEOPLE_DATA.find((person) => person?.id === id) ?? null;
const whole = (person: { id: string } | null) => person && { ...byId(person.id), __typename: "Person" };

const DEPARTMENTS = {
  people: buildSubgraphSchema([
    {
      typeDefs: parse(PEOPLE),
      resolvers: {
        Query: {
          people: () => PEOPLE_DATA,
          person: (_: unknown, { id }: { id: string }) => byId(id),
          firm: () => ({ id: "f", title: "校", staff: [{ id: "1" }, null] }),
          node: (_: unknown, { kind }: { kind: string }) =>
            kind === "firm" ? { __typename: "Firm", id: "f", title: "校" } : whole({ id: "1" }),
          search: () => [whole({ id: "1" }), { __typename: "Firm", id: "f", title: null }],
          broken: () => [{ always: "x" }, { always: null }],
        },
        Person: {
          __resolveReference: byId,
          name: ({ id }: { id: string }) => byId(id)?.name,
          mood: ({ id }: { id: string }) => byId(id)?.mood,
          grid: ({ id }: { id: string }) => byId(id)?.grid,
          friends: ({ id }: { id: string }) => byId(id)?.friends,
        },
      },
    },
  ]),
  relief: buildSubgraphSchema([
    {
      typeDefs: parse(RELIEF),
      resolvers: {
        Person: {
          __resolveReference: ({ id }: { id: string }) => (id === "3" ? null : { id }),
          relief: ({ id }: { id: string }) => (id === "1" ? [{ category: "孤儿", amount: 95000 }] : []),
          poor: ({ id }: { id: string }) => (id === "2" ? null : true),
          faulty: ({ id }: { id: string }) => {
            if (id === "2") throw new Error("fault of person 2");
            return "whole";
          },
        },
      },
    },
  ]),
  schools: buildSubgraphSchema([
    {
      typeDefs: parse(SCHOOLS),
      resolvers: {
        Person: {
          __resolveReference: (person: object) => ({ ...person }),
          gap: (person: object) => JSON.stringify(person),
        },
      },
    },
  ]),
};

let gateway: Awaited<ReturnType<typeof load>>;

beforeAll(async () => {
  gateway = await load();
});

describe("answers exactly as the package's own executor does", () => {
  test.each([
    ["scalars, lists, nulls", "{ people { id name mood grid } }"],
    ["aliases", "{ a: people { b: id a: name } people { name } }"],
    ["entities of two subgraphs", "{ people { name relief { category amount } } }"],
    ["lists within lists", "{ people { friends { name friends { relief { amount } } } } }"],
    [
      "fields merged from fragments",
      "{ people { ...A ...B } } fragment A on Person { relief { category } } fragment B on Person { relief { amount } name }",
    ],
    [
      "nested fragments on interfaces",
      '{ node(kind: "person") { __typename id ... on Node { ... on Person { name relief { amount } } ... on Firm { title } } } }',
    ],
    [
      "the other type of an interface",
      '{ node(kind: "firm") { kind: __typename ... on Person { name } ... on Firm { title staff { id } } } }',
    ],
    [
      "unions with a null that the type forbids",
      "{ search { __typename ... on Firm { title } ... on Person { name } } }",
    ],
    ["a null in a list that forbids it", "{ broken { always } people { id } }"],
    [
      "skip and include by variables",
      "query($yes: Boolean!, $no: Boolean = false) { people { id @skip(if: $yes) name @include(if: $no) relief @include(if: $yes) { category } } }",
      { yes: true },
    ],
    [
      "skip and include the other way round",
      "query($yes: Boolean!, $no: Boolean = false) { people { id @skip(if: $yes) name @include(if: $no) relief @include(if: $yes) { category } } }",
      { yes: false, no: true },
    ],
    [
      "whole fetches under a condition",
      "query($yes: Boolean!) { firm { title staff @include(if: $yes) { name relief { category } } } }",
      { yes: false },
    ],
    ["required fields", "{ people { id gap } }"],
    ["variables", "query($id: ID!) { person(id: $id) { name relief { category } } }", { id: "1" }],
    ["nothing found", '{ person(id: "9") { name relief { category } } }'],
    ["an entity that its owner does not know", '{ person(id: "3") { name poor relief { category } } }'],
    ["an error of one entity, at its place", "{ people { id faulty } }"],
    ["an error under an alias in a list", "{ firm { staff { friends { x: faulty } } } }"],
    [
      "introspection",
      '{ __schema { queryType { name } } t: __type(name: "Person") { fields { name } } people { id } }',
    ],
    ["a hostile alias", "{ __proto__: people { constructor: name __proto__: relief { category } } }"],
  ])("%s", async (_name, query, variables: Record<string, unknown> = {}) => {
    seam.executeQueryPlan = original;
    const expected = comparable(await gateway(query, variables));
    installPlanExecution();
    expect(seam.executeQueryPlan).not.toBe(original);
    const actual = comparable(await gateway(query, variables));
    expect(JSON.parse(actual)).toEqual(JSON.parse(expected));
    expect(actual).toBe(expected);
  });
});

describe("when the subgraph that a root field was planned for does not answer", () => {
  test("another that can name the object is asked for its key, and the rest of the view is served", async () => {
    installPlanExecution();
    const answer = await loadWithout("registry")("query($id: ID!) { p: person(id: $id) { name relief } }", { id: "1" });
    expect(answer.data).toEqual({ p: { name: null, relief: "relief of 1" } });
    expect(answer.errors?.map(({ message }) => message)).toEqual(["registry is away"]);
  });

  test("nobody else is asked for what only that subgraph answers", async () => {
    installPlanExecution();
    const answer = await loadWithout("registry")("{ people { name } }", {});
    expect(answer.data).toEqual({ people: null });
    expect(answer.errors?.map(({ message }) => message)).toEqual(["registry is away"]);
  });
});

const REGISTRY = `${LINK}
  type Query { person(id: ID!): Person @shareable people: [Person] }
  type Person @key(fields: "id") { id: ID! name: String }`;

const AID = `${LINK}
  type Query { person(id: ID!): Person @shareable }
  type Person @key(fields: "id") { id: ID! relief: String }`;

function loadWithout(away: string) {
  const services: Record<string, GraphQLSchema> = {
    registry: buildSubgraphSchema([{ typeDefs: parse(REGISTRY) }]),
    aid: buildSubgraphSchema([
      {
        typeDefs: parse(AID),
        resolvers: {
          Query: { person: (_: unknown, { id }: { id: string }) => ({ id }) },
          Person: { relief: ({ id }: { id: string }) => `relief of ${id}` },
        },
      },
    ]),
  };
  const county = new ApolloGateway({
    supergraphSdl: composeSupergraph([
      { name: "registry", sdl: REGISTRY },
      { name: "aid", sdl: AID },
    ]),
    buildService: ({ name }) =>
      name === away
        ? { process: () => Promise.reject(new GraphQLError(`${name} is away`)) }
        : new LocalGraphQLDataSource(services[name] as GraphQLSchema),
  });
  return async (query: string, variables: Record<string, unknown>) => execute(county, query, variables);
}

/** Data to the letter, order of fields included; errors by message and place, in any order: fetches run side by side. */
function comparable(result: {
  data?: unknown;
  errors?: readonly GraphQLError[];
  extensions?: Record<string, unknown>;
}): string {
  const errors = (result.errors ?? []).map(({ message, path }) => JSON.stringify({ message, path })).sort();
  return JSON.stringify({
    data: result.data ?? null,
    errors,
    completes: result.extensions?.["valueCompletion"] === undefined,
  });
}

async function load() {
  const supergraphSdl = composeSupergraph([
    { name: "people", sdl: PEOPLE },
    { name: "relief", sdl: RELIEF },
    { name: "schools", sdl: SCHOOLS },
  ]);
  const county = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => new LocalGraphQLDataSource(DEPARTMENTS[name as keyof typeof DEPARTMENTS]),
  });
  return (query: string, variables: Record<string, unknown>) => execute(county, query, variables);
}

interface Answer {
  data?: unknown;
  errors?: readonly GraphQLError[];
}

async function execute(county: ApolloGateway, query: string, variables: Record<string, unknown>): Promise<Answer> {
  if (county.schema === undefined) await county.load();
  const request = { query, variables };
  const context = {
    request,
    document: parse(query),
    queryHash: query,
    context: {},
    metrics: {},
    logger: console,
    schema: county.schema,
  };
  return county.executor(context as never) as Promise<Answer>;
}
