import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from "graphql";
import { ABSENT, BareObject, isJsonObject, type JsonObject } from "./json";
import { isAlwaysValid, leafCheck } from "./leaf-check";

/** A place where the merged data breaks the schema. */
export interface ShapingFault {
  path: readonly (string | number)[];
  message: string;
}

export interface ShapedResponse {
  /** Null when a missing value was not nullable all the way up. */
  data: JsonObject | null;
  faults: readonly ShapingFault[];
}

/** Makes of merged data what an operation asks for: its fields, in its order, nulls where the schema says. */
export type Shaper = (data: JsonObject) => ShapedResponse;

interface Run {
  faults: ShapingFault[];
  path: (string | number)[];
}

/** Completes a value. {@link BUBBLE} stands for a null where none may be. */
type Complete = (value: unknown, run: Run) => unknown;

interface FieldPlan {
  name: string;
  /** Inherited by every object, so that reading it needs care. */
  isInherited: boolean;
  /** Absent for values that are served as they came. */
  complete?: Complete;
  /** Value of `__typename`. */
  constant?: string;
}

const BUBBLE = Symbol("a null that must not be here");

/** Compiles the shaping of one operation, for one set of values of the variables in `@skip` and `@include`. */
export function compileShaper(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: JsonObject,
): Shaper {
  const root = schema.getRootType(operation.operation);
  if (root === undefined || root === null) throw new Error(`the supergraph has no ${operation.operation}`);
  const plan = new ShaperCompiler(schema, document, variables).planObject(root, operation.selectionSet.selections);
  return (data) => {
    const run: Run = { faults: [], path: [] };
    return { data: shapeObject(plan, data, run), faults: run.faults };
  };
}

class ShaperCompiler {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: JsonObject,
  ) {
    for (const node of document.definitions)
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(node.name.value, node);
  }

  planObject(type: GraphQLObjectType, selections: readonly SelectionNode[]): FieldPlan[] {
    const grouped = new Map<string, FieldNode[]>();
    this.group(type, selections, grouped);
    return [...grouped].map(([name, nodes]) => this.planField(type, name, nodes));
  }

  private group(
    type: GraphQLObjectType,
    selections: readonly SelectionNode[],
    grouped: Map<string, FieldNode[]>,
  ): void {
    for (const selection of selections) {
      if (!this.isIncluded(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        const nodes = grouped.get(name);
        if (nodes === undefined) grouped.set(name, [selection]);
        else nodes.push(selection);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
      if (fragment !== undefined && this.applies(fragment.typeCondition?.name.value, type))
        this.group(type, fragment.selectionSet.selections, grouped);
    }
  }

  private isIncluded(node: SelectionNode): boolean {
    if (node.directives === undefined || node.directives.length === 0) return true;
    if (getDirectiveValues(GraphQLSkipDirective, node, this.variables)?.["if"] === true) return false;
    return getDirectiveValues(GraphQLIncludeDirective, node, this.variables)?.["if"] !== false;
  }

  private applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const wider = this.schema.getType(condition);
    return isAbstractType(wider) && this.schema.isSubType(wider, type);
  }

  private planField(type: GraphQLObjectType, name: string, nodes: readonly FieldNode[]): FieldPlan {
    const fieldName = nodes[0]?.name.value as string;
    const plan: FieldPlan = { name, isInherited: name in Object.prototype };
    if (fieldName === "__typename") return { ...plan, constant: type.name };
    const field = type.getFields()[fieldName];
    if (field === undefined) throw new Error(`${type.name} has no ${fieldName}`);
    if (isLeafType(field.type) && isAlwaysValid(field.type)) return plan;
    const selections = nodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
    return { ...plan, complete: this.completer(field.type, selections) };
  }

  private completer(type: GraphQLOutputType, selections: readonly SelectionNode[]): Complete {
    if (isNonNullType(type)) return completeNonNull(this.completer(type.ofType as GraphQLOutputType, selections));
    if (isListType(type)) return completeList(this.completer(type.ofType, selections));
    if (isLeafType(type)) return completeLeaf(leafCheck(type));
    if (isObjectType(type)) {
      const plan = this.planObject(type, selections);
      return (value, run) => completeObject(plan, value, run);
    }
    const plans = new Map<string, FieldPlan[]>();
    return (value, run) => {
      if (value === null) return null;
      const name = isJsonObject(value) ? value["__typename"] : undefined;
      const actual = typeof name === "string" ? this.schema.getType(name) : undefined;
      if (!isObjectType(actual) || !this.schema.isSubType(type, actual)) return fault(run, "not of its type");
      let plan = plans.get(actual.name);
      if (plan === undefined) plans.set(actual.name, (plan = this.planObject(actual, selections)));
      return completeObject(plan, value, run);
    };
  }
}

function completeNonNull(inner: Complete): Complete {
  return (value, run) => {
    const before = run.faults.length;
    const completed = inner(value, run);
    if (completed !== null) return completed;
    if (run.faults.length === before) fault(run, "null where a value must be");
    return BUBBLE;
  };
}

function completeList(inner: Complete): Complete {
  return (value, run) => {
    if (value === null) return null;
    if (!Array.isArray(value)) return fault(run, "not a list");
    const list: unknown[] = [];
    let isWhole = true;
    for (let index = 0; index < value.length; index += 1) {
      run.path.push(index);
      const item = inner(value[index] ?? null, run);
      run.path.pop();
      if (item === BUBBLE) isWhole = false;
      else list.push(item);
    }
    return isWhole ? list : null;
  };
}

function completeLeaf(isValid: (value: unknown) => boolean): Complete {
  return (value, run) => (value === null || isValid(value) ? value : fault(run, "not of its type"));
}

function completeObject(plan: readonly FieldPlan[], value: unknown, run: Run): unknown {
  if (value === null) return null;
  return isJsonObject(value) ? shapeObject(plan, value, run) : fault(run, "not an object");
}

function shapeObject(plan: readonly FieldPlan[], source: JsonObject, run: Run): JsonObject | null {
  const shaped = new BareObject();
  for (const { name, isInherited, complete, constant } of plan) {
    if (constant !== undefined) {
      shaped[name] = constant;
      continue;
    }
    const value = isInherited && !Object.hasOwn(source, name) ? null : (source[name] ?? null);
    if (complete === undefined) {
      shaped[name] = value;
      continue;
    }
    const before = run.faults.length;
    run.path.push(name);
    const completed = complete(value, run);
    run.path.pop();
    if (completed === BUBBLE) {
      // Nobody broke the schema: what is pointed to is not there, or not for this caller, and is null itself.
      if (value === null && source[ABSENT] === true) run.faults.length = before;
      return null;
    }
    shaped[name] = completed;
  }
  return shaped;
}

function fault(run: Run, message: string): null {
  run.faults.push({ path: [...run.path], message });
  return null;
}
