import { GraphQLDataSourceRequestKind } from "@apollo/gateway/dist/datasources/types";
import { applyRewrites } from "@apollo/gateway/dist/dataRewrites";
import type { executeQueryPlan } from "@apollo/gateway/dist/executeQueryPlan";
import type { FetchNode } from "@apollo/query-planner";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { isJsonObject, type JsonObject } from "./json";
import { mergeInto } from "./merge";
import { representationOf } from "./representations";
import type { Target } from "./result-paths";
import { findRootFallback } from "./root-fallback";

type ExecutorParameters = Parameters<typeof executeQueryPlan>;

/** What the fetches of one operation share. */
export interface FetchRun {
  services: ExecutorParameters[1];
  requestContext: ExecutorParameters[2];
  supergraph: ExecutorParameters[4];
  variables: Record<string, unknown>;
  errors: GraphQLError[];
}

/** Asks one subgraph and merges its answer into the targets. @throws whatever the data source throws. */
export async function runFetch(run: FetchRun, node: FetchNode, targets: readonly Target[]): Promise<void> {
  if (targets.length === 0) return;
  if (node.requires === undefined) return runRootFetch(run, node, targets);
  const { asked, representations } = represent(run, node, node.requires, targets);
  if (representations.length === 0) return;
  const { data, errors } = await ask(run, node, { representations });
  addErrors(run, node, errors, asked);
  const entities = isJsonObject(data) ? data["_entities"] : undefined;
  if (entities === undefined && errors !== undefined) return;
  if (!Array.isArray(entities) || entities.length !== representations.length) {
    throw new Error(`${node.serviceName} did not answer every representation`);
  }
  asked.forEach((target, index) => receive(run, node, target, entities[index]));
}

/** When the planned subgraph does not answer, another may still name the object, so that the rest of the plan goes on. */
async function runRootFetch(run: FetchRun, node: FetchNode, targets: readonly Target[]): Promise<void> {
  try {
    await mergeRootFetch(run, node, targets);
  } catch (fault) {
    const fallback = findRootFallback(run.supergraph, node);
    if (fallback !== null) await mergeRootFetch(run, fallback, targets);
    throw fault;
  }
}

async function mergeRootFetch(run: FetchRun, node: FetchNode, targets: readonly Target[]): Promise<void> {
  const { data, errors } = await ask(run, node, {});
  addErrors(run, node, errors, targets[0]?.path ?? []);
  if (!isJsonObject(data)) return;
  applyRewrites(run.supergraph, node.outputRewrites, data);
  for (const { object } of targets) mergeInto(object, data);
}

function represent(
  { supergraph }: FetchRun,
  node: FetchNode,
  requires: NonNullable<FetchNode["requires"]>,
  targets: readonly Target[],
): { asked: Target[]; representations: JsonObject[] } {
  const asked: Target[] = [];
  const representations: JsonObject[] = [];
  for (const target of targets) {
    const representation = representationOf(supergraph, target.object, requires);
    if (representation === null || representation["__typename"] === undefined) continue;
    applyRewrites(supergraph, node.inputRewrites, representation);
    asked.push(target);
    representations.push(representation);
  }
  return { asked, representations };
}

function receive({ supergraph }: FetchRun, node: FetchNode, { object }: Target, entity: unknown): void {
  if (!isJsonObject(entity)) return;
  entity["__typename"] ??= object["__typename"];
  applyRewrites(supergraph, node.outputRewrites, entity);
  mergeInto(object, entity);
}

async function ask({ services, requestContext, variables }: FetchRun, node: FetchNode, added: JsonObject) {
  const service = services[node.serviceName];
  if (service === undefined) throw new Error(`no data source for subgraph ${node.serviceName}`);
  const used: JsonObject = Object.create(null);
  for (const name of node.variableUsages ?? []) {
    if (Object.hasOwn(variables, name) && variables[name] !== undefined) used[name] = variables[name];
  }
  if ("representations" in used) throw new GraphQLError('A variable must not be named "representations".');
  return service.process({
    kind: GraphQLDataSourceRequestKind.INCOMING_OPERATION,
    request: { query: node.operation, variables: { ...used, ...added }, operationName: node.operationName },
    incomingRequestContext: requestContext,
    context: requestContext.context,
    document: node.operationDocumentNode,
    pathInIncomingRequest: [],
  } as Parameters<typeof service.process>[0]);
}

/**
 * Takes over a subgraph's errors, each at its place in the client's response.
 * @param place path of the fetch itself, or the entities that it asked about.
 */
function addErrors(
  { errors }: FetchRun,
  node: FetchNode,
  given: readonly GraphQLFormattedError[] | undefined,
  place: readonly (string | number)[] | readonly Target[],
): void {
  for (const error of given ?? []) {
    const message = error.message || `Error while fetching from ${node.serviceName}`;
    const path = clientPath(error.path, place);
    errors.push(
      new GraphQLError(message, {
        ...(path === undefined ? {} : { path }),
        extensions: { ...error.extensions, serviceName: node.serviceName },
      }),
    );
  }
}

function clientPath(
  path: readonly (string | number)[] | undefined,
  place: readonly (string | number)[] | readonly Target[],
): readonly (string | number)[] | undefined {
  if (path === undefined) return undefined;
  const [, index, ...rest] = path;
  const entity = path[0] === "_entities" && typeof index === "number" ? place[index] : undefined;
  if (entity !== undefined && typeof entity === "object") return [...entity.path, ...rest];
  return place.every((part) => typeof part !== "object") ? [...(place as (string | number)[]), ...path] : undefined;
}
