import type { ApolloServer } from "@apollo/server";
import { parse } from "graphql";
import type { Enforcer } from "../enforcer/enforcer";
import type { RequestContext } from "../http/request-context";
import type { ExportDefinition } from "./export-definition";
import { exportQuery } from "./export-query";
import { askAs } from "./ask-as";
import type { Ask } from "./export-rows";

/** The export of one list for one caller: what it may see of the columns, and how pages are asked for. */
export interface ExportSession {
  query: string;
  /** For each column, whether the caller's scopes open no selection of it. */
  isMasked: readonly boolean[];
  ask: Ask;
}

/**
 * Opens an export for a caller.
 * @throws Refusal FORBIDDEN when the list itself is not open to the caller.
 */
export function openExport(
  definition: ExportDefinition,
  { server, enforcer, context }: { server: ApolloServer<RequestContext>; enforcer: Enforcer; context: RequestContext },
): ExportSession {
  enforcer.enforceDocument(context.caller, parse(exportQuery(definition, [])));
  const isOpen = (selection: string): boolean =>
    enforcer.mayRun(context.caller, parse(exportQuery(definition, [selection])));
  const open = definition.columns.map(({ selections }) => selections.filter(isOpen));
  const isMasked = open.map((selections) => selections.length === 0);
  const query = exportQuery(definition, [...new Set(open.flat())]);
  return { query, isMasked, ask: askAs(server, context) };
}
