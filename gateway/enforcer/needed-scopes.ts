import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from "graphql";
import type { AccessRules, Alternatives } from "./access-rules";

/** The rules that an operation meets, by schema coordinate. */
export type NeededScopes = ReadonlyMap<string, Alternatives>;

/**
 * Finds the rules that an operation meets: of each field it selects and of the field's type, through aliases and
 * fragments; of every type that an interface or union may turn out to be; and of what `@requires` reads for a field.
 * `@skip` and `@include` are not looked at, so that no variable opens a hole.
 */
export class ScopeCollector {
  private readonly byField = new Map<string, NeededScopes>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly rules: AccessRules,
  ) {}

  /** The rules of one operation of a valid document. */
  collect(document: DocumentNode, operation: OperationDefinitionNode): NeededScopes {
    const root = this.schema.getRootType(operation.operation);
    const needed = new Map<string, Alternatives>();
    if (root === undefined || root === null) return needed;
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    }
    this.collectSelections(operation.selectionSet, root, { needed, fragments, entered: new Set() });
    return needed;
  }

  private collectSelections(set: SelectionSetNode, parent: GraphQLCompositeType, walk: Walk): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        this.addField(parent, selection.name.value, walk);
        const type = this.fieldType(parent, selection.name.value);
        if (selection.selectionSet !== undefined && isCompositeType(type)) {
          this.collectSelections(selection.selectionSet, type, walk);
        }
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.collectSelections(selection.selectionSet, this.narrow(parent, selection.typeCondition?.name.value), walk);
      } else {
        this.enterFragment(selection.name.value, parent, walk);
      }
    }
  }

  private addField(parent: GraphQLCompositeType, name: string, walk: Walk): void {
    if (walk.followed === undefined) {
      for (const [coordinate, rule] of this.rulesOfField(parent, name)) walk.needed.set(coordinate, rule);
    } else {
      this.followField(parent, name, { ...walk, followed: walk.followed });
    }
  }

  /** A fragment means the same wherever it is spread, so that one visit is enough, and nesting cannot multiply the work. */
  private enterFragment(name: string, parent: GraphQLCompositeType, walk: Walk): void {
    if (walk.entered.has(name)) return;
    walk.entered.add(name);
    const fragment = walk.fragments.get(name);
    if (fragment === undefined) throw new Error("a validated document spreads a fragment that it does not define");
    this.collectSelections(fragment.selectionSet, this.narrow(parent, fragment.typeCondition.name.value), walk);
  }

  private narrow(parent: GraphQLCompositeType, condition: string | undefined): GraphQLCompositeType {
    if (condition === undefined) return parent;
    const type = this.schema.getType(condition);
    if (!isCompositeType(type)) throw new Error(`the supergraph knows no ${condition} that a fragment could be on`);
    return type;
  }

  /** All rules behind one field, computed once a supergraph. */
  private rulesOfField(parent: GraphQLCompositeType, name: string): NeededScopes {
    const coordinate = `${parent.name}.${name}`;
    const known = this.byField.get(coordinate);
    if (known !== undefined) return known;
    const needed = new Map<string, Alternatives>();
    this.followField(parent, name, { needed, fragments: new Map(), entered: new Set(), followed: new Set() });
    this.byField.set(coordinate, needed);
    return needed;
  }

  private followField(parent: GraphQLCompositeType, name: string, walk: Walk & { followed: Set<string> }): void {
    const coordinate = `${parent.name}.${name}`;
    if (walk.followed.has(coordinate)) return;
    walk.followed.add(coordinate);
    for (const owner of this.ownersOf(parent)) {
      this.addRule(owner.name, walk);
      this.addRule(`${owner.name}.${name}`, walk);
      const type = this.fieldType(owner, name);
      if (type !== undefined) this.addRule(type.name, walk);
      for (const fieldSet of this.rules.requires.get(`${owner.name}.${name}`) ?? []) {
        this.collectSelections(parseFieldSet(fieldSet), owner, walk);
      }
    }
  }

  /** The type itself and all that a value of it may be. */
  private ownersOf(parent: GraphQLCompositeType): readonly GraphQLCompositeType[] {
    if (!isAbstractType(parent)) return [parent];
    const narrower = isInterfaceType(parent) ? this.schema.getImplementations(parent).interfaces : [];
    return [parent, ...narrower, ...this.schema.getPossibleTypes(parent)];
  }

  private fieldType(parent: GraphQLCompositeType, name: string): GraphQLNamedType | undefined {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return undefined;
    const field = parent.getFields()[name];
    return field === undefined ? undefined : getNamedType(field.type);
  }

  private addRule(coordinate: string, { needed }: Walk): void {
    const rule = this.rules.scopes.get(coordinate);
    if (rule !== undefined) needed.set(coordinate, rule);
  }
}

interface Walk {
  needed: Map<string, Alternatives>;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  entered: Set<string>;
  /** Fields whose `@requires` are being followed; absent while an operation's own selections are walked. */
  followed?: Set<string>;
}

function parseFieldSet(text: string): SelectionSetNode {
  const [operation] = parse(`{${text}}`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("a @requires field set cannot be read");
  return operation.selectionSet;
}
