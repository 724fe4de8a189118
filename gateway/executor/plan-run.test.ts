import { beforeAll, describe, expect, test } from "@jest/globals";
import { ApolloGateway, LocalGraphQLDataSource } from "@apollo/gateway";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { composeServices } from "@apollo/composition";
import { GraphQLError, parse } from "graphql";
import { createLog } from "../../infra/runtime/log";
import type { DepartmentLink } from "../department-link/department-link";
import { GuardedSupergraph } from "../enforcer/guarded-supergraph";
import { PlanCache } from "../plan-cache/plan-cache";
import { CountyGateway } from "../supergraph/county-gateway";

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@shareable", "@requiresScopes"])`;

const PEOPLE = `${LINK}
  type House @key(fields: "id", resolvable: false) { id: ID! }
  type Query { houses: [House] mustHouse: House! people: [Person] person(id: ID!): Person firm: Firm node(kind: String!): Node search: [Hit!] broken: [Strict!] }
  interface Node { id: ID! }
  type Person implements Node @key(fields: "id") { id: ID! name: String friends: [Person!] mood: Mood grid: [[Int]] secret: String @requiresScopes(scopes: [["welfare:read"]]) }
  type Firm implements Node @key(fields: "id") { id: ID! title: String! staff: [Person] }
  type Strict { always: String! }
  union Hit = Person | Firm
  enum Mood { GOOD BAD }`;

const RELIEF = `${LINK}
  type Person @key(fields: "id") { id: ID! relief: [Relief!] faulty: String poor: Boolean must: String! }
  type House @key(fields: "id") { id: ID! street: String! }
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
          houses: () => [{ id: "shown" }, { id: "hidden" }],
          mustHouse: () => ({ id: "hidden" }),
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
        House: { __resolveReference: ({ id }: { id: string }) => (id === "hidden" ? null : { id, street: "街" }) },
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

interface Result {
  data?: unknown;
  errors?: readonly GraphQLError[];
  extensions?: Record<string, unknown>;
}
type Ask = (query: string, variables: Record<string, unknown>) => Promise<Result>;

let original: Ask;
let ours: Ask;

beforeAll(async () => {
  const { supergraphSdl } = composeServices([
    { name: "people", url: "http://127.0.0.1:1", typeDefs: parse(PEOPLE) },
    { name: "relief", url: "http://127.0.0.1:1", typeDefs: parse(RELIEF) },
    { name: "schools", url: "http://127.0.0.1:1", typeDefs: parse(SCHOOLS) },
  ]);
  const supergraph = GuardedSupergraph.from(supergraphSdl as string);
  const sources = new Map(
    Object.entries(DEPARTMENTS).map(([name, schema]) => [name, new LocalGraphQLDataSource(schema)]),
  );
  original = await load(
    new ApolloGateway({
      supergraphSdl: supergraph.strippedSdl,
      buildService: ({ name }) => sources.get(name) as LocalGraphQLDataSource,
    }),
  );
  ours = await load(
    new CountyGateway({
      supergraph,
      // Any data source will do for running plans; a link is one over HTTP.
      links: sources as unknown as ReadonlyMap<string, DepartmentLink>,
      planCache: new PlanCache({ size: 10, waitMs: 100 }),
      log: createLog({ service: "gateway", level: "silent" }),
    }),
  );
});

describe("runs plans to the answer that @apollo/gateway's own executor gives", () => {
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
    const expected = await original(query, variables);
    const actual = await ours(query, variables);
    expect(JSON.stringify(actual.data ?? null)).toBe(JSON.stringify(expected.data ?? null));
    expect(placesOf(actual)).toEqual(expect.arrayContaining(placesOf(expected)));
  });

  test("and tells what the original keeps silent about: a null where none may be, an entity that could not be asked about", async () => {
    const needed = `{ person(id: "3") { must } }`;
    expect(await original(needed, {})).toMatchObject({ data: { person: null }, extensions: { valueCompletion: [{}] } });
    expect(await ours(needed, {})).toMatchObject({ data: { person: null }, errors: [{ path: ["person", "must"] }] });
    const unknown = await ours(`{ person(id: "3") { gap } }`, {});
    expect((await original(`{ person(id: "3") { gap } }`, {})).errors).toBeUndefined();
    expect(unknown).toMatchObject({
      data: { person: { gap: null } },
      errors: [{ path: ["person", "gap"], extensions: { code: "SUBGRAPH_UNAVAILABLE" } }],
    });
  });
});

describe("what its only owner does not have", () => {
  test("is null where it is pointed to, without an error: hidden and missing look the same", async () => {
    expect(await ours("{ houses { id street } }", {})).toEqual({
      data: { houses: [{ id: "shown", street: "街" }, null] },
    });
  });

  test("is told where the pointer may not be null", async () => {
    expect(await ours("{ mustHouse { street } }", {})).toMatchObject({ data: null, errors: [{ path: ["mustHouse"] }] });
  });
});

describe("when the department that a root field was planned for is away", () => {
  test.each([
    ["registry", { name: null, relief: "relief of 1" }],
    ["aid", { name: "甲", relief: null }],
  ])("%s: another names the object, all other parts are served, and what is missing is told", async (away, person) => {
    const ask = await loadWithout([away]);
    const { data, errors } = await ask("query ($id: ID!) { person(id: $id) { name relief } }", { id: "1" });
    expect(data).toEqual({ person });
    expect(errors?.map(({ message }) => message)).toEqual([`${away} is away`]);
  });

  test("nobody can name it when all are away: null with errors, and no endless asking", async () => {
    const ask = await loadWithout(["registry", "aid"]);
    const { data, errors } = await ask("query ($id: ID!) { person(id: $id) { name relief } }", { id: "1" });
    expect(data).toEqual({ person: null });
    expect(errors).toHaveLength(2);
  });
});

const SHARED = (fields: string): string => `${LINK}
  type Query { person(id: ID!): Person @shareable @requiresScopes(scopes: [["welfare:read"]]) }
  type Person @key(fields: "id") { id: ID! ${fields} }`;

async function loadWithout(away: readonly string[]): Promise<Ask> {
  const fields = { registry: SHARED("name: String"), aid: SHARED("relief: String") };
  const resolvers = {
    Query: { person: (_: unknown, { id }: { id: string }) => ({ id }) },
    Person: { name: () => "甲", relief: ({ id }: { id: string }) => `relief of ${id}` },
  };
  const links = new Map(
    Object.entries(fields).map(([name, sdl]) => {
      const known = Object.keys(resolvers.Person).filter((field) => sdl.includes(`${field}: String`));
      const person = Object.fromEntries(Object.entries(resolvers.Person).filter(([field]) => known.includes(field)));
      const source = new LocalGraphQLDataSource(
        buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: { ...resolvers, Person: person } as never }]),
      );
      return [
        name,
        away.includes(name) ? { process: () => Promise.reject(new GraphQLError(`${name} is away`)) } : source,
      ];
    }),
  );
  return load(countyOver(fields, links as unknown as ReadonlyMap<string, DepartmentLink>));
}

function countyOver(sdls: Record<string, string>, links: ReadonlyMap<string, DepartmentLink>): CountyGateway {
  const { supergraphSdl } = composeServices(
    Object.entries(sdls).map(([name, sdl]) => ({ name, url: "http://127.0.0.1:1", typeDefs: parse(sdl) })),
  );
  return new CountyGateway({
    supergraph: GuardedSupergraph.from(supergraphSdl as string),
    links,
    planCache: new PlanCache({ size: 10, waitMs: 100 }),
    log: createLog({ service: "gateway", level: "silent" }),
  });
}

/** Errors by message and place, in any order: fetches run side by side. */
function placesOf({ errors = [] }: Result): string[] {
  return errors.map(({ message, path }) => JSON.stringify({ message, path })).sort();
}

async function load(gateway: ApolloGateway): Promise<Ask> {
  const { executor } = await gateway.load({});
  return (query, variables) => {
    const document = parse(query);
    const [operation] = document.definitions;
    const context = {
      request: { query, variables },
      document,
      operation,
      queryHash: query,
      context: {},
      metrics: {},
      logger: console,
    };
    return executor(context as never) as Promise<Result>;
  };
}
