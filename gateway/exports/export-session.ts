import type { ApolloServer } from "@apollo/server";
import { parse } from "graphql";
import type { Enforcer } from "../enforcer/enforcer";
import type { RequestContext } from "../http/request-context";
import type { ExportColumn, ExportDefinition } from "./export-definition";
import { exportQuery } from "./export-query";
import type { Ask } from "./export-rows";

/** The export of one list for one caller: what it may see of the columns, and how pages are asked for. */
export interface ExportSession {
  query: string;
  /** For each column, whether the caller's scopes leave it closed. */
  isMasked: readonly boolean[];
  ask: Ask;
}

/**
 * Opens an export for a caller. Every page runs through the same access, limits and plans as any operation of the caller.
 * @throws Refusal FORBIDDEN when the list itself is not open to the caller.
 */
export function openExport(
  definition: ExportDefinition,
  { server, enforcer, context }: { server: ApolloServer<RequestContext>; enforcer: Enforcer; context: RequestContext },
): ExportSession {
  enforcer.enforceDocument(context.caller, parse(exportQuery(definition, [])));
  const mayRead = (column: ExportColumn): boolean =>
    enforcer.mayRun(context.caller, parse(exportQuery(definition, [column])));
  const isMasked = definition.columns.map((column) => !mayRead(column));
  const query = exportQuery(
    definition,
    definition.columns.filter((_, index) => isMasked[index] === false),
  );
  const ask: Ask = async (text, variables) => {
    // A caller's signed token is short-lived, and answers are shared within one request only.
    const contextValue: RequestContext = { ...context, callerTokens: new Map(), fetches: new Map(), facts: {} };
    const { body } = await server.executeOperation({ query: text, variables }, { contextValue });
    if (body.kind !== "single") throw new Error("an export is answered in one piece");
    return { data: body.singleResult.data as { rows?: unknown } | null, errors: body.singleResult.errors };
  };
  return { query, isMasked, ask };
}
