import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { CASE_IN_SCOPE, caseScope } from "../case/case.policy";
import { CASE_COLUMNS, type CaseRow } from "../case/case.rows";
import { columnsOf, type ItemPage } from "./agenda-subject.loader";

/** A case with its place behind the item. */
export interface PlacedCaseRow extends CaseRow {
  ordinal: number;
}

/** The cases behind the items of an agenda that a caller may read, each once: one statement for the pages of all items. */
export function createAgendaCaseLoader(database: DataSource, caller: Caller): DataLoader<ItemPage, PlacedCaseRow[]> {
  return new DataLoader(
    async (pages) => {
      const parameters = [...caseScope(caller), ...columnsOf(pages)];
      const rows = await database.query<(PlacedCaseRow & { page: number })[]>(SELECT_CASES_OF_ITEMS, parameters);
      const byPage = Map.groupBy(rows, ({ page }) => page);
      return pages.map((_page, index) => byPage.get(index + 1) ?? []);
    },
    // What a request has changed it reads again.
    { cache: false },
  );
}

/**
 * After the parameters of cases' scope: $5 items, of each $6 the place after which the page begins and $7 how many cases it
 * has at most. A case that several subjects are about stands where the first of them does, which is looked up for cases alone
 * that the caller may read. In the order in which an item has them, so that no more of them are read than are wanted.
 */
const SELECT_CASES_OF_ITEMS = `
  SELECT asked.page::int, found.*
  FROM unnest($5::uuid[], $6::int[], $7::int[]) WITH ORDINALITY AS asked (id, before, rows, page)
    CROSS JOIN LATERAL (SELECT case_ids[:] AS ids FROM agenda_item WHERE id = asked.id OFFSET 0) AS item
    CROSS JOIN LATERAL (
      SELECT asked.before + behind.place::int AS ordinal, ${CASE_COLUMNS}
      FROM unnest(item.ids[asked.before + 1 :]) WITH ORDINALITY AS behind (id, place)
        JOIN child_case c ON c.id = behind.id
      WHERE CASE WHEN ${CASE_IN_SCOPE}
        THEN array_position(item.ids, behind.id) = asked.before + behind.place ELSE false END
      ORDER BY behind.place LIMIT asked.rows
    ) AS found
  ORDER BY asked.page, found.ordinal`;
