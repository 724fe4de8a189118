import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { PEER_COLUMNS, type PeerRow } from "./peer.rows";

/** Who changes an entry, and when by the county's clock. */
export interface EntryAct {
  caller: Pick<Caller, "actor" | "post">;
  at: Date;
}

/** The entry of a county that has no end, in a transaction that holds the county's lock; it may begin in the future. */
export async function currentPeer(manager: EntityManager, countyCode: string): Promise<PeerRow | null> {
  const [row] = await manager.query<PeerRow[]>(
    `SELECT ${PEER_COLUMNS} FROM peer p WHERE p.county_code = $1 AND p.valid_to IS NULL`,
    [countyCode],
  );
  return row ?? null;
}

/** Whether an entry that was ended was in force on a day (YYYY-MM-DD) or after it. */
export async function overlapsEnded(manager: EntityManager, countyCode: string, from: string): Promise<boolean> {
  const rows = await manager.query<object[]>(
    "SELECT FROM peer p WHERE p.county_code = $1 AND p.valid_to >= GREATEST($2::date, p.valid_from) LIMIT 1",
    [countyCode, from],
  );
  return rows.length > 0;
}

/** Ends an entry with a day; with the day before its first, it was never in force. */
export async function closePeer(
  manager: EntityManager,
  { id }: Pick<PeerRow, "id">,
  on: string,
  { caller, at }: EntryAct,
): Promise<void> {
  await manager.query("UPDATE peer SET valid_to = $2, ended_by = $3, ended_post = $4, ended_at = $5 WHERE id = $1", [
    id,
    on,
    caller.actor,
    caller.post,
    at,
  ]);
}

export async function insertPeer(
  manager: EntityManager,
  entry: Omit<PeerRow, "id" | "validTo">,
  { caller, at }: EntryAct,
): Promise<PeerRow> {
  const row: PeerRow = { ...entry, id: randomUUID(), validTo: null };
  await manager.query(INSERT, [
    row.id,
    row.countyCode,
    row.bureauName,
    row.shortName,
    row.postalAddress,
    row.phone,
    row.exchangeUrl,
    row.validFrom,
    caller.actor,
    caller.post,
    at,
  ]);
  return row;
}

const INSERT = `
  INSERT INTO peer (id, county_code, bureau_name, short_name, postal_address, phone, exchange_url, valid_from,
    entered_by, entered_post, entered_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
