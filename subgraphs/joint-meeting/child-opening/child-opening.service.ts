import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Page } from "../../../infra/runtime/page";
import { isUuid } from "../../../infra/runtime/uuid";
import { mayReadOpening, openingScope } from "./child-opening.policy";
import { type ChildOpeningRow, LIST_OPENINGS, SELECT_OPENING } from "./child-opening.rows";

interface OpeningSources {
  database: DataSource;
  countyCode: string;
}

/** Openings as one caller may read them. */
export class ChildOpeningService {
  constructor(
    private readonly sources: OpeningSources,
    private readonly caller: Caller,
  ) {}

  /** An opening; null when it is missing or hidden from the caller. */
  async find(id: string): Promise<ChildOpeningRow | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.sources.database.query<ChildOpeningRow[]>(SELECT_OPENING, [id]);
    return row !== undefined && mayReadOpening(this.caller, this.sources.countyCode, row) ? row : null;
  }

  /** The latest first; one more row than the page holds. */
  list({ first, after }: Page): Promise<ChildOpeningRow[]> {
    const scope = openingScope(this.caller, this.sources.countyCode);
    return this.sources.database.query(LIST_OPENINGS, [...scope, ...(after ?? [null, null]), first + 1]);
  }
}
