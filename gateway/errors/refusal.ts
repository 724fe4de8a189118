import { HeaderMap } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { ErrorCode } from "../../infra/runtime/errors";

interface RefusalOptions {
  /** HTTP status of an answer that holds nothing but refusals. */
  status: number;
  /** Facts for the client beside the code, free of personal data. */
  details?: Record<string, unknown>;
  /** Response headers, such as `www-authenticate`. */
  headers?: Record<string, string>;
}

/** A request that the gateway does not run. The message is shown to clerks: English, then Chinese. */
export class Refusal extends GraphQLError {
  constructor(
    readonly code: ErrorCode | "INTERNAL_SERVER_ERROR",
    message: string,
    readonly options: RefusalOptions,
  ) {
    const extensions: Record<string, unknown> = { code, ...options.details, http: httpOf(options) };
    super(message, { extensions });
    this.name = "Refusal";
  }
}

function httpOf({ status, headers = {} }: RefusalOptions): { status: number; headers: HeaderMap } {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) map.set(name, value);
  return { status, headers: map };
}
