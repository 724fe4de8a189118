import { finished } from "node:stream/promises";
import type { ApolloServer } from "@apollo/server";
import { type RequestHandler, type Response, Router } from "express";
import type { Clock } from "../../infra/runtime/clock";
import type { Enforcer } from "../enforcer/enforcer";
import { Refusal } from "../errors/refusal";
import type { RequestContext } from "../http/request-context";
import { localsOf } from "../http/request-log";
import { openCsvSheet } from "./csv-sheet";
import type { TitleOf } from "./enum-titles";
import type { ExportDefinition } from "./export-definition";
import { fileHeaders, readVariables, readVariablesBody } from "./export-body";
import { exportRows } from "./export-rows";
import { type ExportSession, openExport } from "./export-session";
import type { Sheet } from "./sheet";
import { openXlsxSheet } from "./xlsx-sheet";

interface ExportsOptions {
  server: ApolloServer<RequestContext>;
  enforcer: Enforcer;
  clock: Clock;
  titleOf: TitleOf;
  definitions: Readonly<Record<string, ExportDefinition>>;
}

const FORMATS = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

type Format = keyof typeof FORMATS;

/**
 * `POST /exports/NAME.csv` or `.xlsx` with the list's variables as JSON: the list as a file, streamed, as the caller may
 * see it. A file that cannot be completed is broken off, so that no half list passes for a whole one.
 */
export function exportRoutes({ server, enforcer, clock, titleOf, definitions }: ExportsOptions): Router {
  const send: RequestHandler = async (request, response) => {
    const { definition, format } = readName(String(request.params["file"]), definitions);
    const variables = readVariables(request);
    const context = localsOf(response).context as RequestContext;
    const session = openExport(definition, { server, enforcer, context });
    await sendFile(response, {
      definition,
      format,
      session,
      variables,
      context,
      titleOf,
      today: clock.today(),
    });
  };
  return Router().post("/:file", readVariablesBody, send);
}

function readName(
  file: string,
  definitions: Readonly<Record<string, ExportDefinition>>,
): { definition: ExportDefinition; format: Format } {
  const [, name = "", format = ""] = /^([a-z-]+)\.(csv|xlsx)$/.exec(file) ?? [];
  const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
  if (definition !== undefined) return { definition, format: format as Format };
  const known = Object.keys(definitions).join(", ");
  throw new Refusal("NOT_FOUND", `There is no such export; ask for NAME.csv or NAME.xlsx of: ${known}. 没有该导出。`, {
    status: 404,
  });
}

interface ExportFile {
  definition: ExportDefinition;
  format: Format;
  session: ExportSession;
  variables: Record<string, unknown>;
  context: RequestContext;
  titleOf: TitleOf;
  today: string;
}

/** The first page is read before anything is sent, so that a refusal is told in words. */
async function sendFile(response: Response, file: ExportFile): Promise<void> {
  const { definition, format, session, variables, context } = file;
  const pages = exportRows(definition, session.query, variables, session.ask);
  const first = await pages.next();
  response.status(200).set(fileHeaders(FORMATS[format], `${definition.title}.${format}`));
  const sheet = openSheet(response, file);
  const { caller, log } = context;
  const masked = definition.columns.filter((_, index) => session.isMasked[index]).map(({ header }) => header);
  const { actor, post, purpose } = caller;
  const facts = { actor, post, purpose, export: definition.field.name, format, masked };
  const reader = whileThere(response);
  let rows = 0;
  try {
    for (let page = first; page.done !== true; page = await pages.next()) {
      rows += page.value.length;
      await reader(sheet.add(page.value));
    }
    await reader(sheet.end());
  } catch (fault) {
    log.error({ ...facts, err: fault, rows }, "an export is broken off");
    response.destroy();
    return;
  }
  log.info({ ...facts, rows }, "exported");
}

/** Waits for a step of the writing, or until whoever reads has gone: what has left by then is told by the log all the same. */
function whileThere(response: Response): (step: Promise<void>) => Promise<void> {
  const gone = finished(response).then(
    () => null,
    (fault: unknown) => fault,
  );
  return async (step) => {
    const fault = await Promise.race([step.then(() => null), gone]);
    if (fault !== null) throw fault;
  };
}

function openSheet(response: Response, { definition, format, session, context, titleOf, today }: ExportFile): Sheet {
  const { columns, title } = definition;
  if (format === "csv") return openCsvSheet(response, columns, session.isMasked, titleOf);
  const { post } = context.caller;
  const subtitle = `${post} ${today} 导出，仅限本次工作使用`;
  return openXlsxSheet(response, { title, subtitle }, columns, session.isMasked, titleOf);
}
