import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type ValueNode,
} from "graphql";
import { type SensitiveScope, sensitiveScopesOf } from "../../schema/access/openings";
import type { Caller } from "./caller";
import { DomainError } from "./errors";
import { mayOpen, notOpened } from "./opened-child";

/** Fields through which federation itself enters; what lies behind them is enforced field by field. */
const FEDERATION_FIELDS: ReadonlySet<string> = new Set(["_entities", "_service"]);

/**
 * Makes a subgraph check `@requiresScopes` itself, whoever stands in front of it: a field is resolved only for a caller
 * with one of its groups of scopes, and where they are sensitive only of a child that the caller may open. Root fields
 * and fields of `Child` must declare theirs.
 * @param department name of the subgraph: whose register its fields are
 */
export function enforceScopes(schema: GraphQLSchema, department: string): void {
  const undeclared: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    const mustDeclare = type === schema.getQueryType() || type === schema.getMutationType() || type.name === "Child";
    for (const field of Object.values(type.getFields())) {
      const groups = scopeGroups(field);
      if (groups !== null) field.resolve = guarded(field, `${type.name}.${field.name}`, groups, department);
      else if (mustDeclare && field.name !== "id" && !FEDERATION_FIELDS.has(field.name) && !isExternal(field)) {
        undeclared.push(`${type.name}.${field.name}`);
      }
    }
  }
  if (undeclared.length > 0) throw new Error(`fields without @requiresScopes: ${undeclared.join(", ")}`);
}

type AnyField = GraphQLField<unknown, { caller: Caller }>;

/** One set of scopes that opens a field, and which of them are sensitive. */
interface ScopeGroup {
  scopes: readonly string[];
  sensitive: readonly SensitiveScope[];
}

function guarded(
  field: AnyField,
  coordinate: string,
  declared: readonly string[][],
  department: string,
): GraphQLFieldResolver<unknown, { caller: Caller }> {
  const resolve = field.resolve ?? defaultFieldResolver;
  const groups = declared.map((scopes): ScopeGroup => ({ scopes, sensitive: sensitiveScopesOf(coordinate, scopes) }));
  return (source, args, context, info) => {
    const { caller } = context;
    const held: ReadonlySet<string> = caller.scopes;
    let isHeld = false;
    for (const { scopes, sensitive } of groups) {
      if (!scopes.every((scope) => held.has(scope))) continue;
      isHeld = true;
      if (sensitive.every((scope) => mayOpen(caller, department, scope, childOf(source, info.parentType.name))))
        return resolve(source, args, context, info);
    }
    if (isHeld) throw notOpened(coordinate);
    throw new DomainError(
      "FORBIDDEN",
      `${coordinate} is not open to this caller and purpose. 当前身份与用途无权读取该字段。`,
    );
  };
}

/** The child that an object is of: its own id, or `childId`, which every object with sensitive fields has. */
function childOf(source: unknown, typeName: string): string | null {
  if (typeof source !== "object" || source === null) return null;
  const { id, childId } = source as { id?: unknown; childId?: unknown };
  const child = typeName === "Child" ? id : childId;
  return typeof child === "string" ? child : null;
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
