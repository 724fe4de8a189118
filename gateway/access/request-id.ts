import { randomUUID } from "node:crypto";

export const REQUEST_ID_HEADER = "x-request-id";

/** The id under which every service logs a request: the caller's own where it is well-formed, else a new one. */
export function readRequestId(header: string | undefined): string {
  return header !== undefined && /^[\w-]{8,64}$/.test(header) && !/\d{15}/.test(header) ? header : randomUUID();
}
