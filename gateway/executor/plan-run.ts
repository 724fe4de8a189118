import type { GatewayGraphQLRequestContext } from "@apollo/server-gateway-interface";
import type { FetchNode, PlanNode, QueryPlan } from "@apollo/query-planner";
import { GraphQLError, type GraphQLSchema } from "graphql";
import type { DepartmentLink } from "../department-link/department-link";
import { unavailable } from "../department-link/department-fault";
import { findRootFallback } from "./root-fallback";
import { entitiesAt, entityPaths } from "./entities";
import type { FetchFields } from "./fetch-fields";
import { ABSENT, BareObject, isJsonObject, type JsonObject } from "./json";
import { mergeInto } from "./merge";
import { readRepresentation } from "./representation";
import { hasSoleOwner } from "./sole-owner";
import { applyRewrites } from "./rewrites";

type Path = readonly (string | number)[];

export interface PlanRunOptions {
  supergraphSchema: GraphQLSchema;
  links: ReadonlyMap<string, DepartmentLink>;
  requestContext: GatewayGraphQLRequestContext<JsonObject>;
  /** Variables with their defaults. */
  variables: JsonObject;
  fields: FetchFields;
}

/** Stands for the answer of a department that gave none. */
const AWAY = Symbol("away");

/** One run of a query plan: fetches in the plan's order, merges what comes, and tells each part that does not. */
export class PlanRun {
  readonly data: JsonObject = new BareObject();
  readonly errors: GraphQLError[] = [];
  /** Answers that came with errors: what is null in them may be there. */
  private readonly partial = new WeakSet<JsonObject>();

  constructor(private readonly options: PlanRunOptions) {}

  async run({ node }: QueryPlan): Promise<void> {
    if (node === undefined) return;
    if (node.kind === "Subscription") throw new Error("subscriptions are not served");
    await this.runNode(node, []);
  }

  private async runNode(node: PlanNode, path: Path): Promise<void> {
    switch (node.kind) {
      case "Fetch":
        return this.runFetch(node, path);
      case "Flatten":
        return this.runNode(node.node, [...path, ...(node.path as Path)]);
      case "Sequence":
        for (const child of node.nodes) await this.runNode(child, path);
        return;
      case "Parallel":
        await Promise.all(node.nodes.map((child) => this.runNode(child, path)));
        return;
      case "Condition": {
        const clause = this.options.variables[node.condition] === true ? node.ifClause : node.elseClause;
        return clause === undefined ? undefined : this.runNode(clause, path);
      }
      case "Defer":
        throw new Error("@defer is not served");
    }
  }

  private async runFetch(fetch: FetchNode, path: Path): Promise<void> {
    const entities = entitiesAt(this.data, path);
    if (entities.length === 0) return;
    if (fetch.requires === undefined) await this.fetchRoot(fetch, entities, path);
    else await this.fetchEntities(fetch, fetch.requires, entities, path);
  }

  /** When the planned department is away, another may still name the object, so that all other parts are served. */
  private async fetchRoot(
    fetch: FetchNode,
    holders: readonly JsonObject[],
    path: Path,
    isFallback = false,
  ): Promise<void> {
    const data = await this.send(fetch, this.ownVariables(fetch), path, (errorPath) => [...path, ...errorPath]);
    if (data === AWAY) {
      const fallback = isFallback ? null : findRootFallback(this.options.supergraphSchema, fetch);
      if (fallback !== null) await this.fetchRoot(fallback, holders, path, true);
      return;
    }
    if (data === null) return;
    applyRewrites(this.options.supergraphSchema, fetch.outputRewrites, data);
    for (const holder of holders) mergeInto(holder, data);
  }

  private async fetchEntities(
    fetch: FetchNode,
    requires: NonNullable<FetchNode["requires"]>,
    entities: readonly JsonObject[],
    path: Path,
  ): Promise<void> {
    const { supergraphSchema } = this.options;
    const representations: JsonObject[] = [];
    const sources: number[] = [];
    const skipped: { index: number; absent: string }[] = [];
    entities.forEach((entity, index) => {
      const result = readRepresentation(supergraphSchema, entity, requires);
      if ("absent" in result) skipped.push({ index, absent: result.absent[0] as string });
      if (!("representation" in result)) return;
      applyRewrites(supergraphSchema, fetch.inputRewrites, result.representation);
      representations.push(result.representation);
      sources.push(index);
    });
    if (skipped.length > 0) this.tellSkipped(fetch, path, skipped, representations.length === 0);
    if (representations.length === 0) return;

    let paths: Path[] | undefined;
    const toPath = ([, position, ...rest]: Path): Path => {
      paths ??= entityPaths(this.data, path);
      return [...(paths[sources[position as number] ?? -1] ?? path), ...rest];
    };
    const data = await this.send(fetch, { ...this.ownVariables(fetch), representations }, path, toPath);
    if (data === AWAY || data === null) return;
    const received = data["_entities"];
    if (!Array.isArray(received)) return;
    const isWhole = !this.partial.has(data);
    received.forEach((value: unknown, position) => {
      const entity = entities[sources[position] as number];
      if (value === null && isWhole && entity !== undefined && this.isOwned(entity)) entity[ABSENT] = true;
      if (!isJsonObject(value) || entity === undefined) return;
      if (!value["__typename"]) value["__typename"] = entity["__typename"];
      applyRewrites(supergraphSchema, fetch.outputRewrites, value);
      mergeInto(entity, value);
    });
  }

  private isOwned({ __typename: type }: JsonObject): boolean {
    return typeof type === "string" && hasSoleOwner(this.options.supergraphSchema, type);
  }

  private async send(
    fetch: FetchNode,
    variables: JsonObject,
    path: Path,
    toPath: (errorPath: Path) => Path,
  ): Promise<JsonObject | null | typeof AWAY> {
    const link = this.options.links.get(fetch.serviceName);
    if (link === undefined) throw new Error(`no link to ${fetch.serviceName}`);
    const { requestContext } = this.options;
    try {
      const { data, errors } = await link.process({
        kind: "incoming operation" as never,
        request: {
          query: fetch.operation,
          variables,
          ...(fetch.operationName === undefined ? {} : { operationName: fetch.operationName }),
        },
        incomingRequestContext: requestContext as never,
        context: requestContext.context as never,
      });
      for (const { message, path: errorPath, extensions } of errors ?? []) {
        this.errors.push(
          new GraphQLError(message, { path: errorPath === undefined ? null : toPath(errorPath), extensions }),
        );
      }
      if (data && errors !== undefined && errors.length > 0) this.partial.add(data as JsonObject);
      return data ?? null;
    } catch (fault) {
      if (!(fault instanceof GraphQLError)) throw fault;
      this.errors.push(
        new GraphQLError(fault.message, { path: this.placeOf(fetch, path), extensions: fault.extensions }),
      );
      return AWAY;
    }
  }

  /** Only what the client gave: the fetch's own text carries the defaults. */
  private ownVariables({ variableUsages }: FetchNode): JsonObject {
    const given = this.options.requestContext.request.variables ?? {};
    const own = Object.create(null) as JsonObject;
    for (const name of variableUsages ?? [])
      if (Object.hasOwn(given, name) && given[name] !== undefined) own[name] = given[name];
    return own;
  }

  /** Says that a fetch was not made for some entities, since another department did not give what it needs of them. */
  private tellSkipped(
    fetch: FetchNode,
    path: Path,
    skipped: readonly { index: number; absent: string }[],
    isWhole: boolean,
  ): void {
    const { fields } = this.options;
    const [first] = skipped;
    if (isWhole && first !== undefined) {
      this.errors.push(missingInput(fields.ownerOf(first.absent, fetch), this.placeOf(fetch, path)));
      return;
    }
    const paths = entityPaths(this.data, path);
    const [name] = fields.namesOf(fetch);
    for (const { index, absent } of skipped) {
      const place = paths[index] ?? path;
      this.errors.push(missingInput(fields.ownerOf(absent, fetch), name === undefined ? place : [...place, name]));
    }
  }

  /** Where a fetch as a whole is missing: its field when there is one, else what holds its fields, up to the first list. */
  private placeOf(fetch: FetchNode, path: Path): Path {
    const list = path.indexOf("@");
    if (list !== -1) return path.slice(0, list);
    const names = this.options.fields.namesOf(fetch);
    return names.length === 1 ? [...path, ...names] : path;
  }
}

function missingInput(department: string, path: Path): GraphQLError {
  return new GraphQLError(`Not computed: ${department} did not give what it needs. 所需数据缺失，未作计算。`, {
    path,
    extensions: unavailable(department).extensions,
  });
}
