import type { executeQueryPlan } from "@apollo/gateway/dist/executeQueryPlan";
import type { FetchNode, PlanNode } from "@apollo/query-planner";
import { GraphQLError, valueFromASTUntyped } from "graphql";
import type { JsonObject } from "./json";
import { type FetchRun, runFetch } from "./plan-fetch";
import { shapeResponse } from "./response-shape";
import { type Target, targetsAt } from "./result-paths";

type ExecutePlan = typeof executeQueryPlan;
type PlanRun = FetchRun & { operation: Parameters<ExecutePlan>[3]["operation"] };

/**
 * Executes a query plan for `@apollo/gateway`: the same contract as its own executor, with the response shaped by code
 * compiled per operation and without trace protocols, at about half the CPU on a page of children.
 */
export const executePlan: ExecutePlan = async (queryPlan, services, requestContext, operationContext, supergraph) => {
  const variables = requestContext.request.variables ?? {};
  const data: JsonObject = Object.create(null);
  const errors: GraphQLError[] = [];
  const run: PlanRun = {
    services,
    requestContext,
    supergraph,
    variables,
    errors,
    operation: operationContext.operation,
  };
  const { node } = queryPlan;
  if (node !== undefined) await runNode(run, node as PlanNode, [{ object: data, path: [] }]);
  const shaped = shapeResponse(operationContext, variables, data);
  if (errors.length > 0) return { errors, data: shaped.data };
  if (shaped.errors.length > 0) return { extensions: { valueCompletion: shaped.errors }, data: shaped.data };
  return { data: shaped.data };
};

async function runNode(run: PlanRun, node: PlanNode, targets: readonly Target[]): Promise<void> {
  switch (node.kind) {
    case "Sequence":
      for (const child of node.nodes) await runNode(run, child, targets);
      return;
    case "Parallel":
      await Promise.all(node.nodes.map((child) => runNode(run, child, targets)));
      return;
    case "Flatten":
      return runNode(run, node.node, targetsAt(targets, node.path));
    case "Fetch":
      return runFetchNode(run, node, targets);
    case "Condition": {
      const branch = conditionHolds(run, node.condition) ? node.ifClause : node.elseClause;
      return branch === undefined ? undefined : runNode(run, branch, targets);
    }
    case "Defer":
      throw new GraphQLError("@defer is not supported. 不支持@defer。");
  }
}

/** A fetch that fails costs its own fields; the rest of the plan goes on. */
async function runFetchNode(run: PlanRun, node: FetchNode, targets: readonly Target[]): Promise<void> {
  try {
    await runFetch(run, node, targets);
  } catch (fault) {
    run.errors.push(
      fault instanceof GraphQLError ? fault : new GraphQLError("fetch failed", { originalError: fault as Error }),
    );
  }
}

function conditionHolds({ operation, variables }: PlanRun, name: string): boolean {
  const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (given !== undefined) return given === true;
  const definition = operation.variableDefinitions?.find((candidate) => candidate.variable.name.value === name);
  return definition?.defaultValue !== undefined && valueFromASTUntyped(definition.defaultValue) === true;
}
