import "reflect-metadata";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { printSchemaWithDirectives } from "@graphql-tools/utils";
import { type GraphQLSchema, type GraphQLTypeResolver, isUnionType, lexicographicSortSchema, parse } from "graphql";
import { buildSchemaSync, createResolversMap, type NonEmptyArray } from "type-graphql";
import type { DepartmentName } from "../../schema/departments";
import { FEDERATION_LINK } from "../../schema/federation/link";
import { Refusal } from "./refusal.type";
import { enforceScopes } from "./scope-enforcement";

/** Finds the object of a representation; starts its loader before it awaits anything, null when missing or refused. */
export type ReferenceResolver<Context> = (
  representation: { __typename: string } & Record<string, unknown>,
  context: Context,
) => object | null | Promise<object | null>;

interface DepartmentSchemaOptions<Context> {
  /** Whose register it is. */
  department: DepartmentName;
  resolvers: NonEmptyArray<new () => object>;
  /** Types that no field of a class names: those with field resolvers only. */
  orphanedTypes?: (new () => object)[];
  /** Reference resolver of each entity that other subgraphs may ask for. */
  references: Record<string, ReferenceResolver<Context>>;
}

export interface DepartmentSchema {
  /** Executable, with `_entities` and scope enforcement. */
  schema: GraphQLSchema;
  /** What is published: link header and types, sorted. */
  sdl: string;
}

/**
 * Builds a department's subgraph from its type-graphql classes.
 * @throws Error when a root field or a field of `Child` declares no scopes: nothing is open by omission.
 */
export function buildDepartmentSchema<Context>({
  department,
  resolvers,
  orphanedTypes = [],
  references,
}: DepartmentSchemaOptions<Context>): DepartmentSchema {
  const classes = buildSchemaSync({ resolvers, orphanedTypes, validate: false, skipCheck: true });
  const sdl = `${FEDERATION_LINK}\n${printSchemaWithDirectives(lexicographicSortSchema(classes))}\n`;
  const resolverMap = createResolversMap(classes);
  for (const [typeName, resolveReference] of Object.entries(references)) {
    // Promise.resolve().then would cost a tick; an async wrapper turns a synchronous throw into a refusal of its own slot.
    const entity = resolverMap[typeName] as Record<string, unknown>;
    entity["__resolveReference"] = async (representation: never, context: Context) =>
      resolveReference(representation, context);
  }
  tellOutcomesApart(classes, resolverMap);
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolverMap as never }]);
  enforceScopes(schema, department);
  return { schema, sdl };
}

/**
 * Tells the outcome of an act from its refusal at once: type-graphql makes a promise of a union's own `resolveType`, which
 * compiled execution does not wait for. A union of several outcomes needs values that are instances of their classes.
 */
function tellOutcomesApart(classes: GraphQLSchema, resolverMap: Record<string, unknown>): void {
  for (const union of Object.values(classes.getTypeMap()).filter(isUnionType)) {
    const [outcome, ...others] = union.getTypes().filter(({ name }) => name !== Refusal.name);
    if (outcome === undefined || others.length > 0) continue;
    const resolveType: GraphQLTypeResolver<unknown, unknown> = (value) =>
      value instanceof Refusal ? Refusal.name : outcome.name;
    resolverMap[union.name] = { __resolveType: resolveType };
  }
}
