import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode } from "graphql";
import type { Caller } from "../../infra/runtime/caller";
import { Refusal } from "../errors/refusal";
import type { AccessRules, Alternatives } from "./access-rules";
import { type NeededScopes, ScopeCollector } from "./needed-scopes";
import { OpeningRules, unopened } from "./opening-rules";

/** Refuses operations that ask for more than the caller's scopes open. Works on the rules of the unstripped supergraph. */
export class Enforcer {
  private readonly collector: ScopeCollector;
  private readonly openings: OpeningRules;
  /** Apollo Server keeps parsed documents, so that the rules of an operation are collected once. */
  private readonly needed = new WeakMap<OperationDefinitionNode, NeededScopes>();

  constructor(schema: GraphQLSchema, rules: AccessRules) {
    this.collector = new ScopeCollector(schema, rules);
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    this.openings = new OpeningRules(rules.registers, new Set(roots.flatMap((type) => type?.name ?? [])));
  }

  /** The rules that an operation meets, by schema coordinate. */
  neededScopes(document: DocumentNode, operation: OperationDefinitionNode): NeededScopes {
    const known = this.needed.get(operation);
    if (known !== undefined) return known;
    const needed = this.collector.collect(document, operation);
    this.needed.set(operation, needed);
    return needed;
  }

  /** {@link enforce} for the only operation of a document of our own. */
  enforceDocument(caller: Caller, document: DocumentNode): void {
    this.enforce(caller, document, onlyOperation(document));
  }

  /** Whether a caller may run the only operation of a document of our own. */
  mayRun(caller: Caller, document: DocumentNode): boolean {
    const needed = this.neededScopes(document, onlyOperation(document));
    return [...needed].every(
      ([coordinate, alternatives]) =>
        missingScopes(caller.scopes, alternatives) === null &&
        !this.openings.isClosed(caller, needed, coordinate, alternatives),
    );
  }

  /**
   * @throws Refusal FORBIDDEN naming every field that the caller may not read, or reads only of a child that is opened to it;
   * nothing of the operation is run then.
   */
  enforce(caller: Caller, document: DocumentNode, operation: OperationDefinitionNode): void {
    let refused: Map<string, readonly string[]> | undefined;
    const closed: string[] = [];
    const needed = this.neededScopes(document, operation);
    for (const [coordinate, alternatives] of needed) {
      const missing = missingScopes(caller.scopes, alternatives);
      if (missing !== null) (refused ??= new Map()).set(coordinate, missing);
      else if (this.openings.isClosed(caller, needed, coordinate, alternatives)) closed.push(coordinate);
    }
    if (refused !== undefined) throw forbidden(caller, refused);
    if (closed.length > 0) throw unopened(caller, closed);
  }
}

function onlyOperation({ definitions }: DocumentNode): OperationDefinitionNode {
  const operation = definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("a document without an operation");
  return operation;
}

/** The scopes that the nearest alternative lacks, or null when one is held whole. No alternative at all opens nothing. */
function missingScopes(held: ReadonlySet<string>, alternatives: Alternatives): readonly string[] | null {
  let nearest: readonly string[] | undefined;
  for (const alternative of alternatives) {
    const missing = alternative.filter((scope) => !held.has(scope));
    if (missing.length === 0) return null;
    if (nearest === undefined || missing.length < nearest.length) nearest = missing;
  }
  return nearest ?? [];
}

function forbidden({ purpose }: Caller, refused: ReadonlyMap<string, readonly string[]>): Refusal {
  const fields = [...refused.keys()].sort();
  const scopes = [...new Set([...refused.values()].flat())].sort();
  const hint =
    purpose === null
      ? "Give a purpose in x-purpose if it is personal data. 如涉及个人数据，请在 x-purpose 注明目的。"
      : `Not open to you for the purpose ${purpose}. 您的岗位或目的无此权限。`;
  return new Refusal("FORBIDDEN", `Not allowed to read ${fields.join(", ")}. 无权读取。${hint}`, {
    status: 403,
    details: { fields, missingScopes: scopes },
  });
}
