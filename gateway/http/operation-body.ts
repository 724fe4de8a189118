import express, { type RequestHandler } from "express";
import { Refusal } from "../errors/refusal";
import type { TokenLimit } from "../limits/token-limit";
import type { TrustedDocuments } from "../trusted-documents/trusted-documents";

/** Reads the body of an operation: one JSON object of at most `limit` bytes. */
export function readBody(limit: number): RequestHandler[] {
  return [requireJson, express.json({ limit, strict: true, type: () => true }), requireOneOperation];
}

/** Puts the text of a trusted document in the place of its `documentId`; a client's own text is measured. */
export function resolveDocument(documents: TrustedDocuments, tokens: TokenLimit): RequestHandler {
  return (request, _response, next) => {
    const body = request.body as Record<string, unknown>;
    if (typeof body["query"] === "string") tokens.check(body["query"]);
    if (body["documentId"] !== undefined) {
      if (body["query"] !== undefined) {
        throw new Refusal("BAD_INPUT", "Send query or documentId, not both. query 与 documentId 只能取其一。", {
          status: 400,
        });
      }
      const { documentId, ...rest } = body;
      request.body = { ...rest, query: documents.get(documentId) };
    }
    next();
  };
}

/** Another content type could be sent by a form of a foreign page without asking (CSRF). */
const requireJson: RequestHandler = (request, _response, next) => {
  if (request.is("application/json") === false || request.get("content-type") === undefined) {
    throw new Refusal("BAD_INPUT", "Send the operation as application/json. 请以 application/json 发送。", {
      status: 415,
    });
  }
  next();
};

const requireOneOperation: RequestHandler = (request, _response, next) => {
  const body: unknown = request.body;
  if (Array.isArray(body)) {
    throw new Refusal("BAD_INPUT", "One operation a request; batches are not taken. 每次请求限一个操作，不接受批量。", {
      status: 400,
    });
  }
  if (typeof body !== "object" || body === null) {
    throw new Refusal("BAD_INPUT", "The body must be a JSON object. 请求内容须为 JSON 对象。", { status: 400 });
  }
  next();
};
