import { getArgumentValues, type GraphQLSchema, isObjectType } from "graphql";

const known = new WeakMap<GraphQLSchema, Map<string, boolean>>();

/**
 * Whether one department alone can say anything of an entity (`School`): all others only point to it. When that one has
 * none, there is none, whereas a child of whom one department has nothing is still there.
 */
export function hasSoleOwner(supergraphSchema: GraphQLSchema, typeName: string): boolean {
  let types = known.get(supergraphSchema);
  if (types === undefined) known.set(supergraphSchema, (types = new Map()));
  let isSole = types.get(typeName);
  if (isSole === undefined) types.set(typeName, (isSole = countOwners(supergraphSchema, typeName) === 1));
  return isSole;
}

function countOwners(schema: GraphQLSchema, typeName: string): number {
  const type = schema.getType(typeName);
  const directive = schema.getDirective("join__type");
  if (!isObjectType(type) || directive === undefined || directive === null) return 0;
  const joins = (type.astNode?.directives ?? []).filter(({ name }) => name.value === directive.name);
  return joins
    .map((join) => getArgumentValues(directive, join))
    .filter(({ key, resolvable }) => key !== undefined && key !== null && resolvable !== false).length;
}
