import type { ErrorRequestHandler } from "express";
import type { Log } from "./log";

/** Answers a request that could not be read (malformed JSON, too large) in GraphQL's form, without a stack. */
export function answerRequestFault(log: Log): ErrorRequestHandler {
  return (fault: { status?: number; type?: string }, _request, response, _next) => {
    const status = fault.status ?? 500;
    log[status < 500 ? "warn" : "error"](
      { type: fault.type, ...(status < 500 ? {} : { err: fault }) },
      "request not read",
    );
    response.status(status).json({ errors: [refusalOf(status)] });
  };
}

function refusalOf(status: number) {
  if (status === 413) {
    return { message: "The request body is too large. 请求体过大。", extensions: { code: "BAD_REQUEST" } };
  }
  if (status < 500) {
    return {
      message: "The request body is not valid JSON. 请求体不是有效的JSON。",
      extensions: { code: "BAD_REQUEST" },
    };
  }
  return { message: "Internal error. 内部错误。", extensions: { code: "INTERNAL_SERVER_ERROR" } };
}
