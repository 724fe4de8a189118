import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

/** The size of an operation with its fragments written out. */
export interface Measure {
  depth: number;
  aliases: number;
  rootFields: number;
}

/** Fields that ask for the schema; the schema's own size bounds them. */
const INTROSPECTION: ReadonlySet<string> = new Set(["__schema", "__type"]);

/**
 * Measures an operation of a valid document. A fragment is measured once, and counted wherever it is spread, so that
 * spreading cannot hide what it multiplies.
 */
export function measureOperation(document: DocumentNode, operation: OperationDefinitionNode): Measure {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, Measure>();

  const measureFragment = (name: string): Measure => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    const measure = fragment === undefined ? NOTHING : measureSelections(fragment.selectionSet);
    measured.set(name, measure);
    return measure;
  };

  const measureField = (field: FieldNode): Measure => {
    const inner =
      field.selectionSet === undefined || INTROSPECTION.has(field.name.value)
        ? NOTHING
        : measureSelections(field.selectionSet);
    return { depth: inner.depth + 1, aliases: inner.aliases + (field.alias === undefined ? 0 : 1), rootFields: 1 };
  };

  /** `rootFields` counts the fields of the selection set itself. */
  const measureSelections = (set: SelectionSetNode): Measure => {
    const total = { ...NOTHING };
    for (const selection of set.selections) {
      const measure =
        selection.kind === Kind.FIELD
          ? measureField(selection)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? measureSelections(selection.selectionSet)
            : measureFragment(selection.name.value);
      total.depth = Math.max(total.depth, measure.depth);
      total.aliases += measure.aliases;
      total.rootFields += measure.rootFields;
    }
    return total;
  };

  return measureSelections(operation.selectionSet);
}

const NOTHING: Measure = { depth: 0, aliases: 0, rootFields: 0 };
