import type { RequestHandler, Response } from "express";
import type { Log } from "../../infra/runtime/log";
import { readRequestId, REQUEST_ID_HEADER } from "../access/request-id";
import type { RequestContext } from "./request-context";

/** What the handlers of one HTTP request hand to each other. */
export interface RequestLocals {
  requestId: string;
  log: Log;
  context?: RequestContext;
  fault?: unknown;
}

/** The locals of a response, typed. */
export function localsOf(response: Response): RequestLocals {
  return response.locals as RequestLocals;
}

/** Gives a request its id and writes its one line when it has ended: who and how, never variables or data of a person. */
export function requestLog(log: Log): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const locals = localsOf(response);
    locals.requestId = readRequestId(request.get(REQUEST_ID_HEADER));
    locals.log = log.child({ requestId: locals.requestId });
    response.set(REQUEST_ID_HEADER, locals.requestId);
    response.once("close", () => writeLine(response, performance.now() - started));
    next();
  };
}

function writeLine(response: Response, duration: number): void {
  const { log, context, fault } = localsOf(response);
  const { operation, errorCodes } = context?.facts ?? {};
  const facts = {
    actor: context?.caller.actor,
    purpose: context?.caller.purpose,
    caseId: context?.caller.caseId ?? undefined,
    operation,
    outcome: outcomeOf(response, errorCodes),
    errorCodes,
    status: response.statusCode,
    durationMs: Math.round(duration * 10) / 10,
  };
  if (fault === undefined) log.info(facts, "request");
  else log.error({ ...facts, err: fault }, "request failed");
}

function outcomeOf(
  response: Response,
  errorCodes: readonly string[] | undefined,
): "served" | "in part" | "refused" | "failed" | "abandoned" {
  if (!response.writableFinished) return "abandoned";
  if (response.statusCode >= 500) return "failed";
  if (response.statusCode >= 400) return "refused";
  return errorCodes === undefined ? "served" : "in part";
}
