import type { Caller } from "../../infra/runtime/caller";
import type { Log } from "../../infra/runtime/log";
import type { SharedAnswer } from "../department-link/department-answer";

/** What the gateway knows of one request while it runs. */
export interface RequestContext {
  requestId: string;
  caller: Caller;
  log: Log;
  /** Caller tokens of this request by department: signed once, sent with each fetch. */
  callerTokens: Map<string, Promise<string>>;
  /** Answers of this request's fetches by department and body: equal queries are asked once. */
  fetches: Map<string, Promise<SharedAnswer>>;
  /** What the request's one line in the log is to say. */
  facts: RequestFacts;
}

export interface RequestFacts {
  operation?: string;
  errorCodes?: readonly string[];
}
