import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from "@apollo/gateway";
import type { CallerSigner } from "../../infra/runtime/caller-token";
import { CALLER_TOKEN_HEADER } from "../../infra/runtime/caller-token";
import { REQUEST_ID_HEADER } from "../access/request-id";
import type { RequestContext } from "../http/request-context";
import { removeFailedParts, shownError } from "./answer-errors";
import { type Answer, readAnswer, type SharedAnswer } from "./department-answer";
import { type BreakerOptions, type BreakerState, DepartmentBreaker } from "./department-breaker";
import { DepartmentConnection, type Exchange } from "./department-connection";
import { DepartmentFault, unavailable } from "./department-fault";
import { distinctRepresentations, type DistinctRepresentations, expandEntities, expandErrors } from "./representations";

interface LinkOptions {
  department: string;
  url: string;
  signer: CallerSigner;
  deadlineMs: number;
  connections: number;
  maxResponseBytes: number;
  breaker: BreakerOptions;
}

type ProcessOptions = GraphQLDataSourceProcessOptions<RequestContext & Record<string, unknown>>;
/** What a department says to a query of the gateway's own. */
export type DepartmentAnswer = Answer;
type FetchResponse = Awaited<ReturnType<GraphQLDataSource["process"]>>;

/** The gateway's data source for one department (部门链路). */
export class DepartmentLink implements GraphQLDataSource<RequestContext & Record<string, unknown>> {
  readonly department: string;
  private readonly connection: DepartmentConnection;
  private readonly breaker: DepartmentBreaker;
  private readonly signer: CallerSigner;

  constructor({ department, signer, breaker, ...connection }: LinkOptions) {
    this.department = department;
    this.signer = signer;
    this.breaker = new DepartmentBreaker(department, breaker);
    this.connection = new DepartmentConnection({ department, ...connection });
  }

  get state(): BreakerState {
    return this.breaker.state;
  }

  /** One fetch of a plan. @throws GraphQLError SUBGRAPH_UNAVAILABLE when the department gives no answer in time. */
  async process(options: ProcessOptions): Promise<FetchResponse> {
    if (!("incomingRequestContext" in options)) {
      throw new Error("a department is asked on behalf of a caller only");
    }
    const context = options.incomingRequestContext.context;
    const { query = "", operationName, variables = {} } = options.request;
    const { representations, ...others } = variables;
    const entities = Array.isArray(representations) ? distinctRepresentations(representations) : undefined;
    const body = writeBody(query, operationName, entities === undefined ? variables : others, entities);
    try {
      const answer = await this.fetch(body, !query.startsWith("mutation"), context);
      return this.toResponse(answer, entities, context);
    } catch (fault) {
      if (!(fault instanceof DepartmentFault)) throw fault;
      const level = fault.reason === "CIRCUIT_OPEN" ? "debug" : "warn";
      context.log[level](
        { department: this.department, reason: fault.reason, detail: fault.detail },
        "a department does not answer",
      );
      throw unavailable(this.department);
    }
  }

  /**
   * A query of the gateway's own, asked as the caller of a request.
   * @throws DepartmentFault when the department gives no answer within the deadline.
   */
  async ask(
    query: string,
    variables: Record<string, unknown>,
    context: RequestContext,
    deadlineMs: number,
  ): Promise<DepartmentAnswer> {
    const body = writeBody(query, undefined, variables, undefined);
    return (await this.exchange(body, { repeatable: true, deadlineMs }, context)).first;
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private async fetch(body: string, isQuery: boolean, context: RequestContext): Promise<Answer> {
    if (!isQuery) return (await this.exchange(body, { repeatable: false }, context)).first;
    const key = `${this.department}\n${body}`;
    const running = context.fetches.get(key);
    if (running !== undefined) return readAnswer(this.department, (await running).text);
    const exchange = this.exchange(body, { repeatable: true }, context);
    context.fetches.set(key, exchange);
    return (await exchange).first;
  }

  private async exchange(
    body: string,
    how: Omit<Exchange, "body" | "headers">,
    context: RequestContext,
  ): Promise<SharedAnswer> {
    const token = await this.callerToken(context);
    const headers = { [CALLER_TOKEN_HEADER]: token, [REQUEST_ID_HEADER]: context.requestId };
    return this.breaker.run(async () => {
      const text = await this.connection.exchange({ body, headers, ...how });
      return { text, first: readAnswer(this.department, text) };
    });
  }

  private callerToken(context: RequestContext): Promise<string> {
    const signed = context.callerTokens.get(this.department);
    if (signed !== undefined) return signed;
    const token = this.signer.sign(context.caller, this.department);
    context.callerTokens.set(this.department, token);
    return token;
  }

  private toResponse(
    { data, errors }: Answer,
    entities: DistinctRepresentations | undefined,
    { log }: RequestContext,
  ): FetchResponse {
    removeFailedParts(data, errors);
    const received = data?.["_entities"];
    if (entities !== undefined && data !== null && Array.isArray(received)) {
      if (received.length !== entities.distinct)
        throw new DepartmentFault(this.department, "GARBAGE", "wrong number of entities");
      data["_entities"] = expandEntities(received, entities);
    }
    const shown = (entities === undefined ? errors : expandErrors(errors, entities)).map((error) =>
      shownError(this.department, error, log),
    );
    // Without any entities there is nothing to merge; a key left without its list would be taken for a broken answer.
    const isEmpty = data === null || (entities !== undefined && !Array.isArray(received));
    if (isEmpty && shown.length === 0) throw new DepartmentFault(this.department, "GARBAGE", "no entities");
    return { data: isEmpty ? undefined : data, errors: shown.length === 0 ? undefined : shown } as FetchResponse;
  }
}

function writeBody(
  query: string,
  operationName: string | undefined,
  variables: Record<string, unknown>,
  entities: DistinctRepresentations | undefined,
): string {
  const written = JSON.stringify(variables);
  const own = written.slice(1, -1);
  const all = entities === undefined ? written : `{${own}${own === "" ? "" : ","}"representations":${entities.json}}`;
  const name = operationName === undefined ? "" : `"operationName":${JSON.stringify(operationName)},`;
  return `{${name}"query":${JSON.stringify(query)},"variables":${all}}`;
}
