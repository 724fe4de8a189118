import { createHash } from "node:crypto";
import { operationFromDocument } from "@apollo/federation-internals";
import { ApolloGateway } from "@apollo/gateway";
import type { QueryPlan } from "@apollo/query-planner";
import type { GatewayExecutionResult, GatewayGraphQLRequestContext } from "@apollo/server-gateway-interface";
import {
  type DocumentNode,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
} from "graphql";
import type { Log } from "../../infra/runtime/log";
import type { DepartmentLink } from "../department-link/department-link";
import type { GuardedSupergraph } from "../enforcer/guarded-supergraph";
import { asksForSchema } from "../executor/introspection";
import type { JsonObject } from "../executor/json";
import { PlanRun } from "../executor/plan-run";
import { PreparedOperation } from "../executor/prepared-operation";
import type { ShapedResponse } from "../executor/response-shaper";
import type { PlanCache } from "../plan-cache/plan-cache";
import { installScalars } from "./install-scalars";

interface CountyGatewayOptions {
  supergraph: GuardedSupergraph;
  /** A link for each subgraph of the supergraph, by name; URLs in the supergraph are not used. */
  links: ReadonlyMap<string, DepartmentLink>;
  planCache: PlanCache;
  log: Log;
}

type RequestContext = GatewayGraphQLRequestContext<JsonObject>;

/** Faults of shaping that are told; the rest repeat them. */
const FAULTS_TOLD = 10;

/**
 * The gateway over one supergraph. Takes a guarded supergraph only, so that none is served without its enforcer. Plans
 * are @apollo/gateway's; they are run here, where a part that is missing is told from a part that is empty.
 */
export class CountyGateway extends ApolloGateway {
  private readonly options: CountyGatewayOptions;
  /** Of the supergraph in service; a new one begins anew, and requests under way end on what they began with. */
  private prepared = new WeakMap<OperationDefinitionNode, PreparedOperation | "introspection">();

  constructor(options: CountyGatewayOptions) {
    super({
      supergraphSdl: options.supergraph.strippedSdl,
      buildService: ({ name }) => {
        const link = options.links.get(name);
        if (link === undefined) throw new Error(`SUBGRAPH_URLS: no URL for ${name}, which the supergraph needs`);
        return link;
      },
      queryPlannerConfig: { cache: options.planCache },
      logger: options.log,
      debug: false,
      __exposeQueryPlanExperimental: false,
      serviceHealthCheck: false,
      validateSupergraph: true,
    });
    this.options = options;
    this.onSchemaLoadOrUpdate(({ apiSchema }) => {
      installScalars(apiSchema);
      this.prepared = new WeakMap();
    });
    const introspect = this.executor;
    this.executor = (context) =>
      this.run(context as RequestContext, introspect as (context: RequestContext) => Promise<GatewayExecutionResult>);
  }

  /**
   * Plans the operations of documents before the first request, since a new plan costs tens of milliseconds.
   * @throws Error when a document does not fit the supergraph.
   */
  async warm(documents: Iterable<string>): Promise<void> {
    for (const text of documents) {
      const document = parse(text);
      for (const node of document.definitions) {
        if (node.kind !== Kind.OPERATION_DEFINITION) continue;
        await this.options.planCache.set(planKey(sha256(text), node), this.buildPlan(document, node));
      }
    }
  }

  private async run(
    context: RequestContext,
    introspect: (context: RequestContext) => Promise<GatewayExecutionResult>,
  ): Promise<GatewayExecutionResult> {
    const { operation, document } = context;
    const schema = this["schema"] as GraphQLSchema;
    const supergraphSchema = this["supergraphSchema"] as GraphQLSchema;
    if (operation === undefined)
      return { errors: [new GraphQLError("Name the operation to run. 请指明要执行的操作。")] };
    const prepared =
      this.prepared.get(operation) ?? (await this.prepare(schema, document, operation, context.queryHash));
    if (prepared === "introspection") return introspect(context);
    const { coerced: variables, errors } = getVariableValues(
      schema,
      operation.variableDefinitions ?? [],
      context.request.variables ?? {},
    );
    if (errors !== undefined) return { errors: [...errors] };
    const run = new PlanRun({
      supergraphSchema,
      links: this.options.links,
      requestContext: context,
      variables,
      fields: prepared.fields,
    });
    await run.run(prepared.plan);
    return toResult(prepared.shaperFor(variables)(run.data), run.errors);
  }

  private async prepare(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    queryHash: string,
  ): Promise<PreparedOperation | "introspection"> {
    const { prepared: home } = this;
    const { planCache } = this.options;
    if (asksForSchema(document, operation)) {
      home.set(operation, "introspection");
      return "introspection";
    }
    const key = planKey(queryHash, operation);
    let plan = await planCache.get(key);
    if (plan === undefined) {
      plan = this.buildPlan(document, operation);
      await planCache.set(key, plan);
    }
    const prepared = new PreparedOperation(schema, document, operation, plan);
    home.set(operation, prepared);
    return prepared;
  }

  private buildPlan(document: DocumentNode, { name }: OperationDefinitionNode): QueryPlan {
    const { apiSchema, queryPlanner } = { apiSchema: this["apiSchema"], queryPlanner: this["queryPlanner"] };
    if (apiSchema === undefined || queryPlanner === undefined) throw new Error("the supergraph is not loaded");
    return queryPlanner.buildQueryPlan(
      operationFromDocument(apiSchema, document, name === undefined ? {} : { operationName: name.value }),
    );
  }
}

/**
 * A result with all that is missing told: where a department broke the schema, @apollo/gateway would serve `data: null`
 * without an error. The findings go along for the log.
 */
function toResult({ data, faults }: ShapedResponse, errors: readonly GraphQLError[]): GatewayExecutionResult {
  if (errors.length > 0) return { data, errors };
  if (faults.length === 0) return { data };
  const told = faults
    .slice(0, FAULTS_TOLD)
    .map(({ path, message }) => new GraphQLError(message, { path, extensions: { code: "SCHEMA_BROKEN" } }));
  return { data, errors: told, extensions: { valueCompletion: faults } };
}

const planKey = (documentHash: string, { name }: OperationDefinitionNode): string =>
  `${documentHash}:${name?.value ?? ""}`;
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
