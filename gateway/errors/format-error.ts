import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { hideNumbers } from "../../infra/runtime/hide-numbers";
import type { Log } from "../../infra/runtime/log";

/** Codes that a client may see, and the name it sees them by. Anything else is INTERNAL_SERVER_ERROR without its text. */
const SHOWN_CODES: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: "UNAUTHENTICATED",
  FORBIDDEN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  CONFLICT: "CONFLICT",
  BAD_INPUT: "BAD_INPUT",
  UNAVAILABLE: "UNAVAILABLE",
  SUBGRAPH_UNAVAILABLE: "SUBGRAPH_UNAVAILABLE",
  BAD_USER_INPUT: "BAD_INPUT",
  BAD_REQUEST: "BAD_REQUEST",
  OPERATION_RESOLUTION_FAILURE: "BAD_REQUEST",
  GRAPHQL_PARSE_FAILED: "GRAPHQL_PARSE_FAILED",
  GRAPHQL_VALIDATION_FAILED: "GRAPHQL_VALIDATION_FAILED",
};

/** Extensions that the gateway itself gives its errors. */
const SHOWN_EXTENSIONS = ["department", "fields", "missingScopes", "limit", "purposes"] as const;

/** Apollo `formatError`: what leaves the gateway of an error, by allow-list. No stack, URL or body of another service is among it. */
export function formatError(log: Log): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const { message, path, locations, extensions = {} } = formatted;
    const place = { ...(locations === undefined ? {} : { locations }), ...(path === undefined ? {} : { path }) };
    const given = String(extensions["code"]);
    const code = Object.hasOwn(SHOWN_CODES, given) ? SHOWN_CODES[given] : undefined;
    if (code !== undefined || isTold(given, extensions)) {
      const shown = code === "BAD_INPUT" ? inputMessage(message, error) : message;
      return { message: hideNumbers(shown), ...place, extensions: { code: code ?? given, ...pick(extensions) } };
    }
    log.error({ code: given, stack: hideNumbers(stackOf(error)) }, "unexpected error");
    return { message: INTERNAL, ...place, extensions: { code: "INTERNAL_SERVER_ERROR" } };
  };
}

const INTERNAL = "Internal error; the log has it under the request's id. 内部错误，详见服务日志。";

function pick(extensions: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(SHOWN_EXTENSIONS.flatMap((key) => (key in extensions ? [[key, extensions[key]]] : [])));
}

/** The department link has logged the failure of a department, and wrote the error that tells it. */
function isTold(code: string, extensions: Record<string, unknown>): boolean {
  return code === "INTERNAL_SERVER_ERROR" && "department" in extensions;
}

function stackOf(error: unknown): string {
  const cause = innermost(error);
  return cause instanceof Error ? (cause.stack ?? cause.message) : typeof cause;
}

/** graphql-js repeats a variable's value, which may be a person's number, before it says what is wrong with it. */
function inputMessage(message: string, error: unknown): string {
  const [, name] = /^Variable "\$(\w+)" got invalid value /.exec(message) ?? [];
  if (name === undefined) return message;
  const cause = innermost(error);
  const isOurs = cause instanceof GraphQLError && cause !== error && cause.extensions["code"] === "BAD_USER_INPUT";
  const why = isOurs ? cause.message : "the value does not fit its type. 值与类型不符。";
  return `Variable "$${name}": ${why}`;
}

function innermost(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError !== undefined ? innermost(error.originalError) : error;
}
