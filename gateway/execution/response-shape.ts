import {
  executeSync,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  GraphQLError,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from "graphql";
import { collectFields, conditionVariables, type Fragments } from "./collect-fields";
import { isValidLeaf } from "./leaf-value";

/** The operation that a response is shaped for. */
export interface ShapedOperation {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: Record<string, FragmentDefinitionNode>;
}

interface ShapedResponse {
  data: Record<string, unknown> | null;
  /** Values that did not fit their types, each replaced by null. */
  errors: GraphQLError[];
}

type Path = (string | number)[];

/** Takes a value as the subgraphs gave it and returns it as the client asked for it, or {@link BUBBLE}. */
type Complete = (value: unknown, path: Path, errors: GraphQLError[]) => unknown;

type ShapeObject = (input: Record<string, unknown>, path: Path, errors: GraphQLError[]) => unknown;

/** A null that the field's type forbids: the nearest nullable ancestor becomes null. */
const BUBBLE = Symbol("bubble");

const shapes = new WeakMap<OperationDefinitionNode, Map<string, ShapeObject>>();

/**
 * Shapes what the subgraphs answered into the client's response: only the selected fields, under their aliases, in
 * order, nulls by the types' rules. Compiled once for an operation and the values of its `@skip` / `@include` variables.
 */
export function shapeResponse(
  { schema, operation, fragments }: ShapedOperation,
  variables: Record<string, unknown>,
  input: Record<string, unknown>,
): ShapedResponse {
  const errors: GraphQLError[] = [];
  const data = shapeOf({ schema, operation, fragments }, variables)(input, [], errors);
  return { data: data === BUBBLE ? null : (data as Record<string, unknown>), errors };
}

function shapeOf(shaped: ShapedOperation, variables: Record<string, unknown>): ShapeObject {
  const { schema, operation, fragments } = shaped;
  const byConditions = shapes.get(operation) ?? new Map<string, ShapeObject>();
  shapes.set(operation, byConditions);
  const conditions = conditionVariables(operation, fragments, variables);
  const key = JSON.stringify([...conditions]);
  let shape = byConditions.get(key);
  if (shape === undefined) {
    const root = schema.getRootType(operation.operation);
    if (!root) throw new Error(`the supergraph has no ${operation.operation} type`);
    shape = new ShapeCompiler(shaped, conditions).object(root, [operation]);
    byConditions.set(key, shape);
  }
  // Introspection is answered from the schema and so depends on nothing that was fetched.
  return isIntrospecting(operation, fragments) ? withIntrospection(shaped, variables, shape) : shape;
}

class ShapeCompiler {
  constructor(
    private readonly shaped: ShapedOperation,
    private readonly conditions: ReadonlyMap<string, boolean>,
  ) {}

  object(type: GraphQLObjectType, owners: readonly Pick<FieldNode, "selectionSet">[]): ShapeObject {
    const fragments: Fragments = this.shaped.fragments;
    const fields = collectFields(this.shaped.schema, type, owners, fragments, this.conditions);
    const steps = [...fields].map(([name, nodes]) => ({ name, complete: this.field(type, nodes) }));
    return (input, path, errors) => {
      const output: Record<string, unknown> = Object.create(null);
      for (const { name, complete } of steps) {
        if (complete === null) {
          output[name] = type.name;
          continue;
        }
        path.push(name);
        const value = complete(Object.hasOwn(input, name) ? input[name] : null, path, errors);
        path.pop();
        if (value === BUBBLE) return BUBBLE;
        output[name] = value;
      }
      return output;
    };
  }

  /** Null for `__typename`, which the type itself answers. */
  private field(parent: GraphQLObjectType, nodes: readonly FieldNode[]): Complete | null {
    const name = (nodes[0] as FieldNode).name.value;
    if (name === TypeNameMetaFieldDef.name) return null;
    if (isIntrospectionField(name)) return () => null;
    const field = parent.getFields()[name];
    if (field === undefined) throw new Error(`no field ${parent.name}.${name}`);
    return this.value(field.type, nodes, `field ${parent.name}.${name}`);
  }

  private value(type: GraphQLOutputType, nodes: readonly FieldNode[], place: string): Complete {
    if (isNonNullType(type)) {
      const complete = this.value(type.ofType, nodes, place);
      return (value, path, errors) => {
        const known = errors.length;
        const result = complete(value, path, errors);
        if (result !== null && result !== BUBBLE) return result;
        if (errors.length === known)
          errors.push(completionFault(`Cannot return null for non-nullable ${place}.`, path));
        return BUBBLE;
      };
    }
    if (isListType(type)) return this.list(this.value(type.ofType, nodes, `an item of ${place}`), place);
    if (isLeafType(type)) {
      return (value, path, errors) => {
        if (value === null || value === undefined) return null;
        if (isValidLeaf(type, value)) return value;
        errors.push(completionFault(`Invalid value found for ${place}.`, path));
        return null;
      };
    }
    return this.composite(getNamedType(type), nodes, place);
  }

  private list(item: Complete, place: string): Complete {
    return (value, path, errors) => {
      if (value === null || value === undefined) return null;
      if (!Array.isArray(value)) {
        errors.push(completionFault(`Invalid non-list value found for ${place}.`, path));
        return null;
      }
      const output: unknown[] = [];
      for (let index = 0; index < value.length; index += 1) {
        path.push(index);
        const result = item(value[index], path, errors);
        path.pop();
        if (result === BUBBLE) return null;
        output.push(result);
      }
      return output;
    };
  }

  private composite(declared: GraphQLNamedOutputType, nodes: readonly FieldNode[], place: string): Complete {
    const { schema } = this.shaped;
    const byType = new Map<string, ShapeObject | null>();
    const shapeFor = (typename: string): ShapeObject | null => {
      let shape = byType.get(typename);
      if (shape === undefined) {
        const type = schema.getType(typename);
        shape = isObjectType(type) ? this.object(type, nodes) : null;
        byType.set(typename, shape);
      }
      return shape;
    };
    return (value, path, errors) => {
      if (value === null || value === undefined) return null;
      const object = value as Record<string, unknown>;
      const typename = object["__typename"];
      const shape = shapeFor(typeof typename === "string" ? typename : declared.name);
      if (shape === null || typeof value !== "object") {
        errors.push(completionFault(`Invalid object found for ${place}.`, path));
        return null;
      }
      const result = shape(object, path, errors);
      return result === BUBBLE ? null : result;
    };
  }
}

function completionFault(message: string, path: Path): GraphQLError {
  return new GraphQLError(message, { path: [...path] });
}

const isIntrospectionField = (name: string): boolean =>
  name === SchemaMetaFieldDef.name || name === TypeMetaFieldDef.name;

function isIntrospecting(operation: OperationDefinitionNode, fragments: Fragments): boolean {
  const asks = ({ selections }: OperationDefinitionNode["selectionSet"]): boolean =>
    selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return isIntrospectionField(selection.name.value);
      if (selection.kind === Kind.INLINE_FRAGMENT) return asks(selection.selectionSet);
      const fragment = fragments[selection.name.value];
      return fragment !== undefined && asks(fragment.selectionSet);
    });
  return asks(operation.selectionSet);
}

function withIntrospection(
  { schema, operation, fragments }: ShapedOperation,
  variables: Record<string, unknown>,
  shape: ShapeObject,
): ShapeObject {
  return (input, path, errors) => {
    const output = shape(input, path, errors);
    const { data } = executeSync({
      schema,
      document: { kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(fragments)] },
      variableValues: variables,
    });
    if (output === BUBBLE || !data) return output;
    const target = output as Record<string, unknown>;
    for (const [name, value] of Object.entries(data)) if (value !== null && target[name] === null) target[name] = value;
    return target;
  };
}
