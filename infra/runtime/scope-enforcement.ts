import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type ValueNode,
} from "graphql";
import type { Caller } from "./caller";
import { DomainError } from "./errors";

/** Fields through which federation itself enters; what lies behind them is enforced field by field. */
const FEDERATION_FIELDS: ReadonlySet<string> = new Set(["_entities", "_service"]);

/**
 * Makes a subgraph check `@requiresScopes` itself, whoever stands in front of it: a field is resolved only for a caller
 * with one of its groups of scopes. Root fields and fields of `Child` must declare theirs.
 */
export function enforceScopes(schema: GraphQLSchema): void {
  const undeclared: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    const mustDeclare = type === schema.getQueryType() || type === schema.getMutationType() || type.name === "Child";
    for (const field of Object.values(type.getFields())) {
      const groups = scopeGroups(field);
      if (groups !== null) field.resolve = guarded(field, groups);
      else if (mustDeclare && field.name !== "id" && !FEDERATION_FIELDS.has(field.name) && !isExternal(field)) {
        undeclared.push(`${type.name}.${field.name}`);
      }
    }
  }
  if (undeclared.length > 0) throw new Error(`fields without @requiresScopes: ${undeclared.join(", ")}`);
}

type AnyField = GraphQLField<unknown, { caller: Caller }>;

function guarded(field: AnyField, groups: readonly string[][]): GraphQLFieldResolver<unknown, { caller: Caller }> {
  const resolve = field.resolve ?? defaultFieldResolver;
  return (source, args, context, info) => {
    const held: ReadonlySet<string> = context.caller.scopes;
    if (groups.some((group) => group.every((scope) => held.has(scope)))) return resolve(source, args, context, info);
    throw new DomainError(
      "FORBIDDEN",
      `${info.parentType.name}.${info.fieldName} is not open to this caller and purpose. 当前身份与用途无权读取该字段。`,
    );
  };
}

/** The groups of `@requiresScopes(scopes: [[…], …])`, any of which suffices; null when the field declares none. */
function scopeGroups(field: AnyField): string[][] | null {
  const directive = field.astNode?.directives?.find((node) => node.name.value === "requiresScopes");
  const scopes = directive?.arguments?.find((argument) => argument.name.value === "scopes");
  if (scopes === undefined) return null;
  return items(scopes.value).map((group) =>
    items(group).map((scope) => (scope.kind === Kind.STRING ? scope.value : "")),
  );
}

const items = (node: ValueNode): readonly ValueNode[] => (node.kind === Kind.LIST ? node.values : []);

function isExternal(field: AnyField): boolean {
  return field.astNode?.directives?.some((node) => node.name.value === "external") ?? false;
}
