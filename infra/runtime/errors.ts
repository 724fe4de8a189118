import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { hideNumbers } from "./hide-numbers";
import type { Log } from "./log";

export type ErrorCode = "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND" | "CONFLICT" | "BAD_INPUT" | "UNAVAILABLE";

interface ErrorOptions {
  /** Facts for the client, free of personal data. */
  details?: Record<string, unknown>;
  cause?: unknown;
}

/** An outcome that a caller is told about, by a closed set of codes. The message is shown to people: English, then Chinese. */
export class DomainError extends GraphQLError {
  constructor(
    readonly code: ErrorCode,
    message: string,
    { details, cause }: ErrorOptions = {},
  ) {
    super(message, {
      extensions: { code, ...(details === undefined ? {} : { details }) },
      ...(cause instanceof Error ? { originalError: cause } : {}),
    });
    this.name = "DomainError";
  }
}

/** Codes that leave a service as they are; any other error leaves it without its text. */
const SHOWN_CODES: ReadonlySet<string> = new Set<string>([
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "CONFLICT",
  "BAD_INPUT",
  "UNAVAILABLE",
  "BAD_USER_INPUT",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "BAD_REQUEST",
]);

/** Apollo `formatError`: shows errors by the allow-list, logs and hides all others (a database's words among them). */
export function formatGraphqlError(
  log: Log,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    if (SHOWN_CODES.has(String(formatted.extensions?.["code"]))) {
      return { ...formatted, message: hideNumbers(formatted.message) };
    }
    log.error({ err: innermost(error), path: formatted.path }, "unexpected error");
    return {
      message: "Internal error; the log has it under the request's id. 内部错误，详见服务日志。",
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
      extensions: { code: "INTERNAL_SERVER_ERROR" },
    };
  };
}

function innermost(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError !== undefined ? innermost(error.originalError) : error;
}
