import { type ConstDirectiveNode, type DocumentNode, isTypeDefinitionNode, isTypeExtensionNode } from "graphql";
import { readDepartments, registersOf } from "./registers";
import { argumentsOf } from "./security-links";

/** Sets of scopes, any one of which opens a field or type; each set is needed whole. */
export type Alternatives = readonly (readonly string[])[];

/** What a supergraph says about access, by schema coordinate (`Type`, `Type.field`). */
export interface AccessRules {
  /** Scopes of `@requiresScopes`. */
  scopes: ReadonlyMap<string, Alternatives>;
  /** Field sets that `@requires` reads on the field's own type. */
  requires: ReadonlyMap<string, readonly string[]>;
  /** Departments that resolve what has scopes: whose register it is. */
  registers: ReadonlyMap<string, readonly string[]>;
}

/** Reads the access rules of a supergraph. `directiveName` is what `@requiresScopes` is called there. */
export function readAccessRules(supergraph: DocumentNode, directiveName: string): AccessRules {
  const scopes = new Map<string, Alternatives>();
  const requires = new Map<string, readonly string[]>();
  const registers = new Map<string, readonly string[]>();
  const departments = readDepartments(supergraph);
  for (const type of supergraph.definitions) {
    if (!isTypeDefinitionNode(type) && !isTypeExtensionNode(type)) continue;
    addScopes(scopes, type.name.value, type.directives, directiveName);
    registers.set(type.name.value, registersOf([], type.directives, departments));
    if (!("fields" in type) || type.fields === undefined) continue;
    for (const field of type.fields) {
      const coordinate = `${type.name.value}.${field.name.value}`;
      addScopes(scopes, coordinate, field.directives, directiveName);
      if (scopes.has(coordinate))
        registers.set(coordinate, registersOf(field.directives, type.directives, departments));
      const fieldSets = readFieldSets(coordinate, field.directives);
      if (fieldSets.length > 0) requires.set(coordinate, fieldSets);
    }
  }
  return { scopes, requires, registers };
}

function addScopes(
  scopes: Map<string, Alternatives>,
  coordinate: string,
  directives: readonly ConstDirectiveNode[] | undefined,
  directiveName: string,
): void {
  for (const directive of directives ?? []) {
    if (directive.name.value !== directiveName) continue;
    const alternatives = argumentsOf(directive)["scopes"];
    if (!isAlternatives(alternatives)) throw new Error(`${coordinate}: @${directiveName} names no scopes`);
    const earlier = scopes.get(coordinate);
    scopes.set(coordinate, earlier === undefined ? alternatives : both(earlier, alternatives));
  }
}

function readFieldSets(coordinate: string, directives: readonly ConstDirectiveNode[] | undefined): string[] {
  return (directives ?? [])
    .filter((directive) => directive.name.value === "join__field")
    .flatMap((directive) => {
      const { requires, contextArguments } = argumentsOf(directive);
      if (contextArguments !== undefined && contextArguments !== null) {
        throw new Error(`${coordinate}: @fromContext reads fields that the enforcer does not follow`);
      }
      return typeof requires === "string" ? [requires] : [];
    });
}

/** Both of two rules: each alternative of one with each of the other. */
function both(one: Alternatives, other: Alternatives): Alternatives {
  return one.flatMap((left) => other.map((right) => [...left, ...right]));
}

function isAlternatives(value: unknown): value is Alternatives {
  return (
    Array.isArray(value) &&
    value.every((set: unknown) => Array.isArray(set) && set.every((scope: unknown) => typeof scope === "string"))
  );
}
