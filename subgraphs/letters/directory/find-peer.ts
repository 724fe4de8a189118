import { PEER_COLUMNS, PEER_IN_FORCE, type PeerRow, type Querier } from "./peer.rows";

/** The directory's entry of a county on a day (YYYY-MM-DD); null for a county that nobody has entered. */
export async function findPeer(manager: Querier, countyCode: string, on: string): Promise<PeerRow | null> {
  const [row] = await manager.query<PeerRow[]>(
    `SELECT ${PEER_COLUMNS} FROM peer p WHERE p.county_code = $2 AND ${PEER_IN_FORCE}`,
    [on, countyCode],
  );
  return row ?? null;
}
