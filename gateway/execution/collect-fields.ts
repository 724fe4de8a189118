import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
  visit,
} from "graphql";

export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** The values of the variables that `@skip` and `@include` of an operation ask for, defaults applied. */
export function conditionVariables(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  variables: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, boolean> {
  const names = conditionNames(operation, fragments);
  if (names.length === 0) return NO_CONDITIONS;
  return new Map(names.map((name) => [name, Boolean(variables[name] ?? defaultValue(operation, name))]));
}

/**
 * The fields of an object that an operation selects, by response name in order of appearance: fragments that apply to
 * its type are opened, skipped selections left out.
 */
export function collectFields(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  owners: readonly Pick<FieldNode, "selectionSet">[],
  fragments: Fragments,
  conditions: ReadonlyMap<string, boolean>,
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const open = (selectionSet: SelectionSetNode | undefined): void => {
    for (const selection of selectionSet?.selections ?? []) {
      if (!isIncluded(selection.directives, conditions)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        fields.set(name, [...(fields.get(name) ?? []), selection]);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
      if (fragment !== undefined && applies(schema, fragment.typeCondition, type)) open(fragment.selectionSet);
    }
  };
  for (const { selectionSet } of owners) open(selectionSet);
  return fields;
}

const NO_CONDITIONS: ReadonlyMap<string, boolean> = new Map();
const namesOf = new WeakMap<OperationDefinitionNode, readonly string[]>();

function conditionNames(operation: OperationDefinitionNode, fragments: Fragments): readonly string[] {
  let names = namesOf.get(operation);
  if (names === undefined) {
    const found = new Set<string>();
    for (const definition of [operation, ...Object.values(fragments)]) {
      visit(definition, {
        Directive(directive) {
          const value = conditionOf(directive);
          if (value?.kind === Kind.VARIABLE) found.add(value.name.value);
        },
      });
    }
    names = [...found];
    namesOf.set(operation, names);
  }
  return names;
}

function isIncluded(
  directives: readonly DirectiveNode[] | undefined,
  conditions: ReadonlyMap<string, boolean>,
): boolean {
  return (directives ?? []).every((directive) => {
    const condition = conditionOf(directive);
    if (condition === undefined) return true;
    const holds =
      condition.kind === Kind.VARIABLE
        ? conditions.get(condition.name.value) === true
        : valueFromASTUntyped(condition) === true;
    return directive.name.value === "include" ? holds : !holds;
  });
}

/** The `if` of a `@skip` or `@include`, undefined for any other directive. */
function conditionOf({ name, arguments: given }: DirectiveNode) {
  if (name.value !== "skip" && name.value !== "include") return undefined;
  return given?.find((argument) => argument.name.value === "if")?.value;
}

function applies(schema: GraphQLSchema, condition: NamedTypeNode | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition.name.value === type.name) return true;
  const wider = schema.getType(condition.name.value);
  return isAbstractType(wider) && schema.isSubType(wider, type);
}

function defaultValue({ variableDefinitions }: OperationDefinitionNode, name: string): unknown {
  const definition = variableDefinitions?.find((candidate) => candidate.variable.name.value === name);
  return definition?.defaultValue && valueFromASTUntyped(definition.defaultValue);
}
