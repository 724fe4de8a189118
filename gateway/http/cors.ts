import type { RequestHandler } from "express";
import { PURPOSE_HEADER } from "../access/purpose";
import { REQUEST_ID_HEADER } from "../access/request-id";

/** Lets the named web origins call from a browser; with none named, no page of another origin can. */
export function cors(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const origin = request.get("origin");
    response.vary("Origin");
    if (origin !== undefined && origins.includes(origin)) {
      response.set({
        "access-control-allow-origin": origin,
        "access-control-allow-methods": "POST",
        "access-control-allow-headers": `authorization, content-type, ${PURPOSE_HEADER}, ${REQUEST_ID_HEADER}`,
        "access-control-expose-headers": REQUEST_ID_HEADER,
        "access-control-max-age": "600",
        "cross-origin-resource-policy": "cross-origin",
      });
    }
    if (request.method === "OPTIONS") response.status(204).end();
    else next();
  };
}
