import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import { type Caller, narrowRegions } from "../../../infra/runtime/caller";
import { isUuid } from "../../../infra/runtime/uuid";
import type { Page } from "../../../infra/runtime/page";
import { type FindingEventRow, FINDING_COLUMNS, FINDING_SWEEPS, type FindingRow, SELECT_EVENTS } from "./finding-row";
import type { FindingKind } from "./finding-kind";
import { findingScope, IN_SCOPE, mayReadFinding } from "./finding.policy";
import type { FindingState } from "./finding-state";
import type { OwnerKind } from "./owner-kind";

/** What a listing of findings holds to; null for whatever. */
export interface FindingFilter {
  regionCode: string;
  schoolYear: string | null;
  kinds: readonly FindingKind[] | null;
  states: readonly FindingState[] | null;
  ownerKind: OwnerKind | null;
  ownerCode: string | null;
  townshipCode: string | null;
  schoolId: string | null;
  poorHousehold: boolean | null;
  sweepId: string | null;
  childId: string | null;
}

/** The findings that one caller may read. */
export class FindingService {
  private readonly ofChildren: DataLoader<string, FindingRow[]>;
  private readonly histories: DataLoader<string, FindingEventRow[]>;

  constructor(
    private readonly database: DataSource,
    private readonly caller: Caller,
  ) {
    this.ofChildren = new DataLoader(async (ids) => {
      const rows: (FindingRow & { asked: string })[] = await database.query(OF_CHILDREN, [ids]);
      const readable = rows.filter((row) => mayReadFinding(caller, row));
      const groups = Map.groupBy(readable, ({ asked }) => asked);
      return ids.map((id) => groups.get(id) ?? []);
    });
    this.histories = new DataLoader(async (ids) => {
      const rows: FindingEventRow[] = await database.query(SELECT_EVENTS, [ids]);
      const groups = Map.groupBy(rows, ({ findingId }) => findingId);
      return ids.map((id) => groups.get(id) ?? []);
    });
  }

  /** A finding by id; null when it is missing or hidden from the caller. */
  async find(id: string): Promise<FindingRow | null> {
    if (!isUuid(id)) return null;
    const [row]: FindingRow[] = await this.database.query(ONE, [id]);
    return row !== undefined && mayReadFinding(this.caller, row) ? row : null;
  }

  /** The findings of a child, under its own id or that of a record linked to it: what is not settled first, then the latest. */
  findOfChild(childId: string): Promise<FindingRow[]> {
    return this.ofChildren.load(childId);
  }

  /** What happened to a finding that the caller may read, in order. */
  findHistory(id: string): Promise<FindingEventRow[]> {
    return this.histories.load(id);
  }

  /**
   * One more row than the page holds, ordered by kind, child and id.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  async list(filter: FindingFilter, { first, after }: Page): Promise<FindingRow[]> {
    // Which of the region's rows the caller sees, the policy says.
    narrowRegions(this.caller, filter.regionCode);
    if (filter.sweepId !== null && !isUuid(filter.sweepId)) return [];
    const { regionCode, schoolYear, kinds, states, ownerKind, ownerCode, townshipCode, schoolId } = filter;
    return this.database.query(LISTING, [
      ...findingScope(this.caller),
      regionCode,
      schoolYear,
      kinds,
      states,
      ownerKind,
      ownerCode,
      townshipCode,
      schoolId,
      filter.poorHousehold,
      filter.sweepId,
      filter.childId,
      ...(after ?? ["", "", ""]),
      first + 1,
    ]);
  }
}

const ONE = `SELECT ${FINDING_COLUMNS} FROM finding f ${FINDING_SWEEPS} WHERE f.id = $1`;

/** Both records of a conflict have it. $1 ids of children or of records linked to them. */
const OF_CHILDREN = `
  WITH asked AS (
    SELECT given.id, coalesce(l.child_id, given.id) AS child_id
    FROM unnest($1::text[]) AS given (id) LEFT JOIN child_link l ON l.alias_id = given.id AND l.undone_at IS NULL
  )
  SELECT asked.id AS asked, ${FINDING_COLUMNS}
  FROM finding f JOIN asked ON asked.child_id IN (f.child_id, f.other_child_id) ${FINDING_SWEEPS}
  WHERE f.child_id = ANY (ARRAY(SELECT child_id FROM asked)) OR f.other_child_id = ANY (ARRAY(SELECT child_id FROM asked))
  ORDER BY asked.id, f.state = 'SETTLED', f.last_seen_at DESC, f.kind, f.id`;

const LISTING = `
  SELECT ${FINDING_COLUMNS} FROM finding f ${FINDING_SWEEPS}
  WHERE (${IN_SCOPE})
    AND (starts_with(f.region_code::text, $6) OR starts_with(f.township_code, $6)
      OR (f.owner_kind = 'TOWNSHIP' AND starts_with(f.owner_code, $6)))
    AND ($7::text IS NULL OR f.school_year = $7)
    AND ($8::text[] IS NULL OR f.kind = ANY ($8))
    AND ($9::text[] IS NULL OR f.state = ANY ($9))
    AND ($10::text IS NULL OR f.owner_kind = $10)
    AND ($11::text IS NULL OR f.owner_code = $11)
    AND ($12::text IS NULL OR f.township_code = $12)
    AND ($13::text IS NULL OR f.school_id = $13)
    AND ($14::boolean IS NULL OR f.poor_household = $14)
    AND ($15::uuid IS NULL OR EXISTS (
      SELECT FROM sweep_finding found WHERE found.finding_id = f.id AND found.sweep_id = $15))
    AND ($16::text IS NULL OR coalesce(
      (SELECT l.child_id FROM child_link l WHERE l.alias_id = $16 AND l.undone_at IS NULL), $16
    ) IN (f.child_id, f.other_child_id))
    AND (f.kind, f.child_id, f.id::text) > ($17, $18, $19)
  ORDER BY f.kind, f.child_id, f.id::text LIMIT $20`;
