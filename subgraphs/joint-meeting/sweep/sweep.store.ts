import DataLoader from "dataloader";
import type { DataSource, EntityManager } from "typeorm";
import { DomainError } from "../../../infra/runtime/errors";
import type { Page } from "../../../infra/runtime/page";
import type { PersonId } from "../../../schema/person-id";
import type { SweepState } from "./sweep-state";
import type { FindingCount, MissingPart } from "./sweep.type";

/** A sweep as it stands. */
export interface SweepRow {
  id: string;
  regionCode: string;
  schoolYear: string;
  /** YYYY-MM-DD */
  asOf: string;
  state: SweepState;
  done: number;
  total: number | null;
  etaSeconds: number | null;
  disagreements: number;
  requestedBy: string;
  requestedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** Orders the sweeps by when they were asked for. */
  ordinal: number;
}

const SWEEP = `
  SELECT id, region_code AS "regionCode", school_year AS "schoolYear", as_of AS "asOf", state, done, total, disagreements, ordinal,
    requested_by AS "requestedBy", requested_at AS "requestedAt", started_at AS "startedAt", finished_at AS "finishedAt",
    CASE WHEN state = 'RUNNING' AND done > done_before THEN
      ceil(extract(epoch FROM clock_timestamp() - reading_since) * (total - done) / (done - done_before))::int
    END AS "etaSeconds"
  FROM sweep`;

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The pool, or the connection of a transaction. */
type Querier = Pick<EntityManager, "query">;

/** The sweep of an id, or null; a text that is no id has none. */
export async function findSweep(database: Querier, id: string): Promise<SweepRow | null> {
  if (!UUID.test(id)) return null;
  const [row] = await database.query<SweepRow[]>(`${SWEEP} WHERE id = $1`, [id]);
  return row ?? null;
}

/** The sweep of a county that is under way, or null. */
export async function findSweepUnderWay(database: Querier, regionCode: string): Promise<SweepRow | null> {
  const [row] = await database.query<SweepRow[]>(`${SWEEP} WHERE region_code = $1 AND state IN ('QUEUED', 'RUNNING')`, [
    regionCode,
  ]);
  return row ?? null;
}

/**
 * The sweeps of a county, the newest first; one more row than the page holds.
 * @throws DomainError BAD_INPUT for a cursor that is none of this listing.
 */
export async function listSweeps(database: Querier, regionCode: string, { first, after }: Page): Promise<SweepRow[]> {
  const before = after === null ? Number.MAX_SAFE_INTEGER : Number(after[0]);
  if (!Number.isSafeInteger(before)) {
    throw new DomainError("BAD_INPUT", "after is not a cursor of this listing. after 不是本列表的游标。");
  }
  return database.query(`${SWEEP} WHERE region_code = $1 AND ordinal < $2 ORDER BY ordinal DESC LIMIT $3`, [
    regionCode,
    before,
    first + 1,
  ]);
}

/** Person ids of the records of a sweep, or of one of its pages, in order; one more than the page holds. */
export function listSweepChildren(
  database: Querier,
  { sweepId, pageNumber }: { sweepId: string; pageNumber: number | null },
  { first, after }: Page,
): Promise<{ id: PersonId }[]> {
  const ofPage = pageNumber === null ? "" : "AND page = $4";
  return database.query(
    `SELECT child_id AS id FROM sweep_child WHERE sweep_id = $1 AND child_id > $2 ${ofPage} ORDER BY child_id LIMIT $3`,
    [sweepId, after?.[0] ?? "", first + 1, ...(pageNumber === null ? [] : [pageNumber])],
  );
}

/** Loaders of what a sweep came to: a list of sweeps costs one statement each. */
export interface SweepLoaders {
  findings: DataLoader<string, FindingCount[]>;
  missing: DataLoader<string, MissingPart[]>;
}

export function createSweepLoaders(database: DataSource): SweepLoaders {
  const load = <Row extends { sweepId: string }, Value>(statement: string, valueOf: (rows: Row[]) => Value) =>
    new DataLoader<string, Value>(async (ids) => {
      const rows = Map.groupBy(await database.query<Row[]>(statement, [ids]), ({ sweepId }) => sweepId);
      return ids.map((id) => valueOf(rows.get(id) ?? []));
    });
  return {
    findings: load(FINDINGS, (rows: (FindingCount & { sweepId: string })[]) => rows),
    missing: load(MISSING, (rows: (MissingPart & { sweepId: string })[]) => rows),
  };
}

const FINDINGS = `
  SELECT f.sweep_id AS "sweepId", finding.kind, count(*)::int AS count
  FROM sweep_finding f JOIN finding ON finding.id = f.finding_id
  WHERE f.sweep_id = ANY($1) GROUP BY f.sweep_id, finding.kind ORDER BY finding.kind`;

/** Five failures of our own in a row end a sweep as well (run-sweep.ts). */
const MISSING = `
  SELECT sweep_id AS "sweepId", department, coalesce(array_agg(page ORDER BY page) FILTER (WHERE page > 0), '{}') AS pages
  FROM (
    SELECT sweep_id, missing AS department, number AS page FROM sweep_page
    WHERE sweep_id = ANY($1) AND state = 'MISSING'
    UNION ALL
    SELECT sweep_id, missing, 0 FROM sweep_source WHERE sweep_id = ANY($1) AND missing IS NOT NULL
    UNION ALL
    SELECT id, 'joint-meeting', 0 FROM sweep WHERE id = ANY($1) AND state = 'INCOMPLETE' AND failures > 0
  ) part
  GROUP BY sweep_id, department ORDER BY department`;
