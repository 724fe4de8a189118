import type { RequestHandler } from "express";
import type { AccessTokenVerifier } from "../access/access-token";
import { callerOfClaims } from "../access/claims";
import { PURPOSE_HEADER, readPurpose } from "../access/purpose";
import { localsOf } from "./request-log";

/** Lets nobody pass who has not signed in: the body of a stranger is not even read. */
export function authenticate(verifier: AccessTokenVerifier): RequestHandler {
  return async (request, response, next) => {
    const claims = await verifier.verify(request.get("authorization"));
    const locals = localsOf(response);
    const { requestId, log } = locals;
    const caller = callerOfClaims(claims, readPurpose(request.get(PURPOSE_HEADER)), requestId);
    locals.context = { requestId, caller, log, callerTokens: new Map(), fetches: new Map(), facts: {} };
    next();
  };
}
