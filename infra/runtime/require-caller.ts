import type { Request, RequestHandler } from "express";
import type { Caller } from "./caller";
import { CALLER_TOKEN_HEADER, type CallerVerifier } from "./caller-token";
import { DomainError } from "./errors";
import type { Log } from "./log";

const callers = new WeakMap<Request, Caller>();

/** Refuses any request whose caller the gateway has not signed for, before its body is read. */
export function requireCaller(verifier: CallerVerifier, log: Log): RequestHandler {
  return async (request, response, next) => {
    const caller = await verifier.verify(request.get(CALLER_TOKEN_HEADER)).catch((fault: unknown) => {
      if (!(fault instanceof DomainError)) throw fault;
      log.warn({ reason: fault.message }, "refused a request without a valid caller");
      response.status(401).json({ errors: [{ message: fault.message, extensions: { code: fault.code } }] });
      return null;
    });
    if (caller === null) return;
    callers.set(request, caller);
    next();
  };
}

/** The caller of a request that {@link requireCaller} has let through. */
export function callerOf(request: Request): Caller {
  const caller = callers.get(request);
  if (caller === undefined) throw new Error("request has not passed requireCaller");
  return caller;
}
