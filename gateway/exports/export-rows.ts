import { setTimeout as pause } from "node:timers/promises";
import type { GraphQLFormattedError } from "graphql";
import { Refusal } from "../errors/refusal";
import type { ExportDefinition, Row } from "./export-definition";

/** Answers one operation as the caller may read it. */
export type Ask = (query: string, variables: Record<string, unknown>) => Promise<ExportAnswer>;

export interface ExportAnswer {
  data?: Readonly<Record<string, unknown>> | null | undefined;
  errors?: readonly GraphQLFormattedError[] | undefined;
}

interface Connection {
  edges: readonly { node: unknown }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const PAGE_SIZE = 500;
/** Pauses before a page is asked for again whose department did not answer. */
const PAUSES_MS = [300, 1_000, 3_000];
const PASSING_CODES: ReadonlySet<unknown> = new Set(["SUBGRAPH_UNAVAILABLE", "UNAVAILABLE"]);

/**
 * The rows of an export, page by page. A page that lacks anything is asked for again and never given in part.
 * @throws Refusal with the first error of a page that stays incomplete.
 */
export async function* exportRows(
  { form, keep }: ExportDefinition,
  query: string,
  variables: Record<string, unknown>,
  ask: Ask,
): AsyncGenerator<readonly Row[]> {
  const isKept = keep?.when ?? (() => true);
  if (form === "list") {
    yield ((await askWhole(ask, query, variables, pickRows)) as readonly Row[]).filter(isKept);
    return;
  }
  let after: string | null = null;
  do {
    const { edges, pageInfo } = (await askWhole(
      ask,
      query,
      { ...variables, first: PAGE_SIZE, after },
      pickRows,
    )) as Connection;
    yield edges.map(({ node }): Row => node).filter((node) => node !== null && isKept(node));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
}

/**
 * What a whole answer has in one place; an answer that lacks anything is asked for again.
 * @throws Refusal with its first error when it stays incomplete, NOT_FOUND when there is nothing in the place.
 */
export async function askWhole(
  ask: Ask,
  query: string,
  variables: Record<string, unknown>,
  pick: (data: Readonly<Record<string, unknown>>) => unknown,
): Promise<unknown> {
  for (let attempt = 0; ; attempt++) {
    const { data, errors = [] } = await ask(query, variables);
    const [error] = errors;
    const found = data === null || data === undefined ? null : pick(data);
    if (error === undefined && found !== undefined && found !== null) return found;
    const rest = PAUSES_MS[attempt];
    const isPassing = errors.length > 0 && errors.every(({ extensions }) => PASSING_CODES.has(extensions?.["code"]));
    if (!isPassing || rest === undefined) throw refusalOf(error);
    await pause(rest);
  }
}

/** Of the root field itself, or of the one that holds it. */
function pickRows({ rows, holder }: Readonly<Record<string, unknown>>): unknown {
  return rows ?? (holder as { rows?: unknown } | null | undefined)?.rows;
}

const STATUSES: Readonly<Record<string, number>> = { BAD_INPUT: 400, FORBIDDEN: 403, SUBGRAPH_UNAVAILABLE: 503 };

function refusalOf(error: GraphQLFormattedError | undefined): Refusal {
  if (error === undefined) return new Refusal("NOT_FOUND", "There is nothing of that. 没有相应内容。", { status: 404 });
  const { code = "INTERNAL_SERVER_ERROR", ...details } = error.extensions ?? {};
  const name = String(code);
  return new Refusal(name as Refusal["code"], error.message, { status: STATUSES[name] ?? 500, details });
}
