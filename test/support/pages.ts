import { expect } from "@jest/globals";
import type { ConnectionOf } from "../../infra/runtime/page";
import type { Answer } from "./department";

/**
 * The ids of a listing of children, page by page, following its cursors to the end.
 * @param ask asks for the page after a cursor, with `edges { cursor node { id } }` and the whole `pageInfo`.
 */
export async function readPages(ask: (after: string | null) => Promise<Answer>): Promise<string[][]> {
  const pages: string[][] = [];
  let after: string | null = null;
  for (;;) {
    const { data, errors } = await ask(after);
    expect(errors).toEqual([]);
    const [{ edges, pageInfo }] = Object.values(data) as [ConnectionOf<{ id: string }>];
    pages.push(edges.map(({ node }) => node?.id ?? "hidden"));
    expect(pageInfo).toEqual({
      hasNextPage: pageInfo.hasNextPage,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    });
    if (!pageInfo.hasNextPage) return pages;
    after = pageInfo.endCursor;
  }
}
