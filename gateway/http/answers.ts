import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import type { GraphQLError } from "graphql";
import { Refusal } from "../errors/refusal";
import { beyondLimit } from "../limits/limits";

/** Answers a request that never becomes an operation, in the form of a GraphQL answer. */
export function sendRefusal(response: Response, refusal: Refusal): void {
  const { http: _, ...extensions } = refusal.extensions as GraphQLError["extensions"] & { http?: unknown };
  response
    .status(refusal.options.status)
    .set(refusal.options.headers ?? {})
    .json({ errors: [{ message: refusal.message, extensions }] });
}

/** Turns what a handler throws into an answer; a stack or path never leaves. */
export function answerFaults(bodyLimit: number): ErrorRequestHandler {
  return (fault: unknown, _request, response, next) => {
    if (response.headersSent) next(fault);
    else sendRefusal(response, toRefusal(fault, bodyLimit, response));
  };
}

/** Any other address. */
export const answerUnknown: RequestHandler = (_request, response) => {
  sendRefusal(response, new Refusal("NOT_FOUND", "There is nothing here. 此地址不存在。", { status: 404 }));
};

function toRefusal(fault: unknown, bodyLimit: number, response: Response): Refusal {
  if (fault instanceof Refusal) return fault;
  const { type, length } = fault as { type?: string; length?: number };
  if (type === "entity.too.large") return beyondLimit("bodyBytes", bodyLimit, length ?? bodyLimit + 1, 413);
  if (type !== undefined)
    return new Refusal("BAD_INPUT", "The body is not readable JSON. 请求内容不是有效的 JSON。", { status: 400 });
  response.locals["fault"] = fault;
  return new Refusal(
    "INTERNAL_SERVER_ERROR",
    "Internal error; the log has it under the request's id. 内部错误，详见服务日志。",
    {
      status: 500,
    },
  );
}
