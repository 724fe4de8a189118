import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from "graphql";

type Variables = Readonly<Record<string, unknown>>;
/** Rows for given variables. */
export type RowCount = (variables: Variables) => number;

const NONE: RowCount = () => 0;
/** Name of the argument that says how long a page is (Relay cursor connections). */
const PAGE_ARGUMENT = "first";

/**
 * Compiles how many rows an operation asks for: a page's `first` times the pages within it, summed over its fields.
 * Literals, variables and both kinds of default count; `@skip` and `@include` do not.
 */
export function compileRowCount(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): RowCount {
  const root = schema.getRootType(operation.operation);
  if (root === undefined || root === null) return NONE;
  const compiler = new RowCountCompiler(schema, document, operation);
  return compiler.ofSelections(operation.selectionSet, root);
}

class RowCountCompiler {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly defaults = new Map<string, ValueNode>();
  private readonly compiled = new Map<string, RowCount>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
    for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
      if (defaultValue !== undefined) this.defaults.set(variable.name.value, defaultValue);
    }
  }

  ofSelections(set: SelectionSetNode, parent: GraphQLCompositeType): RowCount {
    const counts: RowCount[] = [];
    for (const selection of set.selections) {
      const count =
        selection.kind === Kind.FIELD
          ? this.ofField(selection, parent)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? this.ofSelections(selection.selectionSet, this.narrow(parent, selection.typeCondition?.name.value))
            : this.ofFragment(selection.name.value, parent);
      if (count !== NONE) counts.push(count);
    }
    if (counts.length === 0) return NONE;
    return (variables) => counts.reduce((sum, count) => sum + count(variables), 0);
  }

  private ofFragment(name: string, parent: GraphQLCompositeType): RowCount {
    const known = this.compiled.get(name);
    if (known !== undefined) return known;
    const fragment = this.fragments.get(name);
    const count =
      fragment === undefined
        ? NONE
        : this.ofSelections(fragment.selectionSet, this.narrow(parent, fragment.typeCondition.name.value));
    this.compiled.set(name, count);
    return count;
  }

  private ofField(field: FieldNode, parent: GraphQLCompositeType): RowCount {
    const definition =
      isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field.name.value] : undefined;
    if (definition === undefined) return NONE;
    const type = getNamedType(definition.type);
    const inner =
      field.selectionSet !== undefined && isCompositeType(type) ? this.ofSelections(field.selectionSet, type) : NONE;
    const argument = definition.args.find(({ name }) => name === PAGE_ARGUMENT);
    if (argument === undefined) return inner;
    const given = field.arguments?.find(({ name }) => name.value === PAGE_ARGUMENT)?.value;
    const size = this.pageSize(given, typeof argument.defaultValue === "number" ? argument.defaultValue : 1);
    return (variables) => size(variables) * Math.max(1, inner(variables));
  }

  private pageSize(given: ValueNode | undefined, fallback: number): RowCount {
    if (given?.kind !== Kind.VARIABLE) {
      const size = literal(given) ?? fallback;
      return () => size;
    }
    const name = given.name.value;
    const preset = literal(this.defaults.get(name)) ?? fallback;
    return (variables) => {
      const value = variables[name];
      return typeof value === "number" && value > 0 ? value : preset;
    };
  }

  private narrow(parent: GraphQLCompositeType, condition: string | undefined): GraphQLCompositeType {
    const type = condition === undefined ? parent : this.schema.getType(condition);
    return isCompositeType(type) ? type : parent;
  }
}

function literal(value: ValueNode | undefined): number | undefined {
  if (value?.kind !== Kind.INT) return undefined;
  return Math.max(0, Number(value.value));
}
