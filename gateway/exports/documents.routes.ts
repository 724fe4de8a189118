import type { ApolloServer } from "@apollo/server";
import { type RequestHandler, Router } from "express";
import { parse } from "graphql";
import type { Enforcer } from "../enforcer/enforcer";
import { Refusal } from "../errors/refusal";
import type { RequestContext } from "../http/request-context";
import { localsOf } from "../http/request-log";
import { askAs } from "./ask-as";
import { DOCUMENTS } from "./documents";
import { OPEN_SELECTIONS } from "./documents/case-dossier.query";
import type { DocumentDefinition, DocumentFormat } from "./documents/document-definition";
import { PAGE_HEADERS } from "./documents/official-html";
import type { TitleOf } from "./enum-titles";
import { fileHeaders, readVariables, readVariablesBody } from "./export-body";
import { askWhole } from "./export-rows";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

interface DocumentsOptions {
  server: ApolloServer<RequestContext>;
  enforcer: Enforcer;
  titleOf: TitleOf;
}

/** `POST /exports/NAME.docx` or `.html` with the operation's variables as JSON: a paper (文书) of what the caller may see. */
export function documentRoutes({ server, enforcer, titleOf }: DocumentsOptions): Router {
  const send =
    (format: DocumentFormat): RequestHandler =>
    async (request, response) => {
      const { definition, render } = getDocument(String(request.params["name"]), format);
      const { field, nameOf, pageHeaders = PAGE_HEADERS } = definition;
      const context = localsOf(response).context as RequestContext;
      const query = openQuery(definition, enforcer, context);
      const answer = await askWhole(askAs(server, context), query, readVariables(request), (data) => data[field]);
      const document = await render(answer, titleOf);
      const name = `${nameOf(answer)}.${format}`;
      response
        .status(200)
        .set(format === "docx" ? fileHeaders(DOCX, name) : { ...pageHeaders, ...shownAs(name) })
        .send(document);
      const { caller, log } = context;
      log.info({ actor: caller.actor, post: caller.post, purpose: caller.purpose, export: field, format }, "exported");
    };
  return Router()
    .post("/:name.docx", readVariablesBody, send("docx"))
    .post("/:name.html", readVariablesBody, send("html"));
}

/** A page is shown, and kept under its name. */
const shownAs = (name: string) => ({ "content-disposition": `inline; filename*=UTF-8''${encodeURIComponent(name)}` });

/** The operation with those of its selections that are open to the caller. */
function openQuery(
  { query, selections = [] }: DocumentDefinition,
  enforcer: Enforcer,
  { caller }: RequestContext,
): string {
  const withSelections = (open: readonly string[]): string => query.replace(OPEN_SELECTIONS, open.join(" "));
  return withSelections(selections.filter((selection) => enforcer.mayRun(caller, parse(withSelections([selection])))));
}

function getDocument(
  name: string,
  format: DocumentFormat,
): { definition: DocumentDefinition; render: NonNullable<DocumentDefinition["formats"][DocumentFormat]> } {
  const definition = Object.hasOwn(DOCUMENTS, name) ? DOCUMENTS[name] : undefined;
  const render = definition?.formats[format];
  if (definition !== undefined && render !== undefined) return { definition, render };
  const known = Object.entries(DOCUMENTS).flatMap(([known, { formats }]) =>
    Object.keys(formats).map((kind) => `${known}.${kind}`),
  );
  throw new Refusal("NOT_FOUND", `There is no such document; ask for one of: ${known.join(", ")}. 没有该文书。`, {
    status: 404,
  });
}
