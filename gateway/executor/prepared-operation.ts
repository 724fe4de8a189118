import type { QueryPlan } from "@apollo/query-planner";
import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode, visit } from "graphql";
import { FetchFields } from "./fetch-fields";
import type { JsonObject } from "./json";
import { compileShaper, type Shaper } from "./response-shaper";

/** Shapers kept of one operation: a few combinations of its conditions are in use. */
const SHAPERS_KEPT = 16;

/** An operation with all that does not depend on a request: its plan, and its shapers by the values of its conditions. */
export class PreparedOperation {
  readonly fields: FetchFields;
  private readonly conditions: readonly string[];
  private readonly shapers = new Map<string, Shaper>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
    readonly plan: QueryPlan,
  ) {
    this.fields = new FetchFields(plan);
    this.conditions = conditionVariables(document);
  }

  /** The shaper for these variables (defaults applied). */
  shaperFor(variables: JsonObject): Shaper {
    const key = this.conditions.map((name) => (variables[name] === true ? "1" : "0")).join("");
    const known = this.shapers.get(key);
    if (known !== undefined) return known;
    if (this.shapers.size >= SHAPERS_KEPT) this.shapers.clear();
    const shaper = compileShaper(this.schema, this.document, this.operation, variables);
    this.shapers.set(key, shaper);
    return shaper;
  }
}

function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given }) => {
      if (name.value !== "skip" && name.value !== "include") return;
      for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
