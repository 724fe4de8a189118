import type { ApolloServer } from "@apollo/server";
import { type RequestHandler, Router } from "express";
import { Refusal } from "../errors/refusal";
import type { RequestContext } from "../http/request-context";
import { localsOf } from "../http/request-log";
import { askAs } from "./ask-as";
import { DOCUMENTS } from "./documents";
import type { DocumentDefinition } from "./documents/document-definition";
import type { TitleOf } from "./enum-titles";
import { fileHeaders, readVariables, readVariablesBody } from "./export-body";
import { askWhole } from "./export-rows";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

interface DocumentsOptions {
  server: ApolloServer<RequestContext>;
  titleOf: TitleOf;
}

/** `POST /exports/NAME.docx` with the operation's variables as JSON: a paper (文书) of what the caller may see. */
export function documentRoutes({ server, titleOf }: DocumentsOptions): Router {
  const send: RequestHandler = async (request, response) => {
    const { title, query, field, build } = getDocument(String(request.params["name"]));
    const context = localsOf(response).context as RequestContext;
    const answer = await askWhole(askAs(server, context), query, readVariables(request), (data) => data[field]);
    const document = await build(answer, titleOf);
    response
      .status(200)
      .set(fileHeaders(DOCX, `${title}.docx`))
      .send(document);
    const { caller, log } = context;
    log.info(
      { actor: caller.actor, post: caller.post, purpose: caller.purpose, export: field, format: "docx" },
      "exported",
    );
  };
  return Router().post("/:name.docx", readVariablesBody, send);
}

function getDocument(name: string): DocumentDefinition {
  const document = Object.hasOwn(DOCUMENTS, name) ? DOCUMENTS[name] : undefined;
  if (document !== undefined) return document;
  const known = Object.keys(DOCUMENTS).join(", ");
  throw new Refusal("NOT_FOUND", `There is no such document; ask for NAME.docx of: ${known}. 没有该文书。`, {
    status: 404,
  });
}
