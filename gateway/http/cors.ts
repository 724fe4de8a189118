import type { RequestHandler } from "express";
import { CASE_HEADER } from "../access/case-header";
import { PURPOSE_HEADER } from "../access/purpose";
import { FILE_NAME_HEADER } from "../attachments/file-name-header";
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
        "access-control-allow-headers": `authorization, content-type, ${PURPOSE_HEADER}, ${CASE_HEADER}, ${FILE_NAME_HEADER}, ${REQUEST_ID_HEADER}`,
        "access-control-expose-headers": `content-disposition, repr-digest, ${REQUEST_ID_HEADER}`,
        "access-control-max-age": "600",
        "cross-origin-resource-policy": "cross-origin",
      });
    }
    if (request.method === "OPTIONS") response.status(204).end();
    else next();
  };
}
