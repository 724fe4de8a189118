import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Page } from "../../../infra/runtime/page";
import { requireCounty } from "./county.policy";
import { PEER_KEY_COLUMNS, type PeerKeyRow } from "./key.rows";
import { PEER_COLUMNS, PEER_IN_FORCE, type PeerRow } from "./peer.rows";

interface PeerSources {
  database: DataSource;
  countyCode: string;
}

/** The directory of counties (交换目录), as one caller may read it. */
export class PeerService {
  private readonly keys: DataLoader<string, PeerKeyRow[]>;

  constructor(
    private readonly sources: PeerSources,
    private readonly caller: Caller,
  ) {
    this.keys = new DataLoader((counties) => loadKeys(sources.database, counties));
  }

  /**
   * Entries in force on a day (YYYY-MM-DD), by county code; one more than the page holds.
   * @throws DomainError FORBIDDEN to whoever is not of the county
   */
  list(on: string, { first, after }: Page): Promise<PeerRow[]> {
    const { database, countyCode } = this.sources;
    requireCounty(this.caller, countyCode);
    return database.query(LISTING, [on, after?.[0] ?? "", first + 1]);
  }

  /** Keys that are or were trusted as a county's, the newest first. */
  keysOf(countyCode: string): Promise<PeerKeyRow[]> {
    return this.keys.load(countyCode);
  }
}

async function loadKeys(database: DataSource, counties: readonly string[]): Promise<PeerKeyRow[][]> {
  const rows = await database.query<PeerKeyRow[]>(
    `SELECT ${PEER_KEY_COLUMNS} FROM peer_key k WHERE k.county_code = ANY ($1::text[])
     ORDER BY k.valid_from DESC, k.use DESC, k.kid`,
    [counties],
  );
  const byCounty = Map.groupBy(rows, (row) => row.countyCode);
  return counties.map((county) => byCounty.get(county) ?? []);
}

const LISTING = `
  SELECT ${PEER_COLUMNS} FROM peer p
  WHERE ${PEER_IN_FORCE} AND p.county_code > $2
  ORDER BY p.county_code LIMIT $3`;
