import express, { type Request } from "express";
import { z } from "zod";
import { Refusal } from "../errors/refusal";

const VARIABLES = z.record(z.string(), z.unknown());

/** Reads the body of a request for a file: JSON, whatever it is called. */
export const readVariablesBody = express.json({ limit: "16kb", type: () => true });

/** The variables of a file's operation. @throws Refusal BAD_INPUT for a body that is no JSON object. */
export function readVariables(request: Request): Record<string, unknown> {
  const variables = VARIABLES.safeParse(request.body ?? {});
  if (variables.success) return variables.data;
  throw new Refusal("BAD_INPUT", "The body must be a JSON object of variables. 请求内容须为 JSON 对象。", {
    status: 400,
  });
}

/** Headers of a file that a browser keeps under its Chinese name. */
export function fileHeaders(type: string, name: string): Record<string, string> {
  return {
    "content-type": type,
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  };
}
