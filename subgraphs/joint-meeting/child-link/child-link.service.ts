import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Page } from "../../../infra/runtime/page";
import type { PersonId } from "../../../schema/person-id";
import { requireOwnRegion } from "../region/region.policy";
import { mayReadChildLinks } from "./child-link.policy";
import { type ChildLinkRow, LINK_COLUMNS } from "./child-link-row";

/** The links between records of one child, as one caller may read them. */
export class ChildLinkService {
  private readonly linkedRecords: DataLoader<string, PersonId[]>;

  constructor(
    private readonly database: DataSource,
    private readonly caller: Caller,
    private readonly countyCode: string,
  ) {
    this.linkedRecords = new DataLoader(async (ids) => {
      const rows: { asked: string; id: PersonId }[] = await database.query(LINKED_RECORDS, [ids]);
      const groups = Map.groupBy(rows, ({ asked }) => asked);
      return ids.map((asked) => groups.get(asked)?.map(({ id }) => id) ?? []);
    });
  }

  /** The other records of a child, by whichever of its ids; the one that stands for it first. */
  async findLinkedRecords(childId: string): Promise<PersonId[]> {
    return mayReadChildLinks(this.caller, this.countyCode) ? this.linkedRecords.load(childId) : [];
  }

  /**
   * One more row than the page holds, the latest first, those undone among them.
   * @throws DomainError FORBIDDEN for a region that is not the caller's or not of this county.
   */
  async list(regionCode: string, { first, after }: Page): Promise<ChildLinkRow[]> {
    requireOwnRegion(this.caller, this.countyCode, regionCode);
    if (!mayReadChildLinks(this.caller, this.countyCode)) return [];
    return this.database.query(LISTING, [...(after ?? [null, null]), first + 1]);
  }
}

/** $1 ids. The whole of a group of records is its child and all aliases of it; each is given all but itself. */
const LINKED_RECORDS = `
  WITH asked AS (
    SELECT given.id, coalesce(l.child_id, given.id) AS child_id
    FROM unnest($1::text[]) AS given (id) LEFT JOIN child_link l ON l.alias_id = given.id AND l.undone_at IS NULL
  )
  SELECT asked.id AS asked, record.id
  FROM asked JOIN LATERAL (
    SELECT asked.child_id AS id, NULL::timestamptz AS linked_at
    UNION ALL
    SELECT l.alias_id, l.linked_at FROM child_link l WHERE l.child_id = asked.child_id AND l.undone_at IS NULL
  ) record ON record.id <> asked.id
  ORDER BY asked.id, record.linked_at NULLS FIRST, record.id`;

/** As a text that sorts as the instant does, so that any text may stand in a cursor. */
const INSTANT = `to_char(linked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const LISTING = `
  SELECT ${LINK_COLUMNS} FROM child_link
  WHERE $1::text IS NULL OR (${INSTANT}, id::text) < ($1, $2)
  ORDER BY ${INSTANT} DESC, id::text DESC LIMIT $3`;
