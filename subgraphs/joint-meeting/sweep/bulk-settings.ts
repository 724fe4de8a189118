import type { EntityManager } from "typeorm";

/**
 * Settings of a transaction that works on whole sweeps. The server has not counted rows that were written a moment ago, and
 * would join a hundred thousand of them row by row.
 */
export async function setForBulk(manager: EntityManager): Promise<void> {
  await manager.query("SET LOCAL statement_timeout = '5min'");
  await manager.query("SET LOCAL enable_nestloop = off");
}

/** Has the server count the children of sweeps, for whoever reads them next. Before PostgreSQL 17 it is not ours to ask. */
export async function countRows(manager: EntityManager): Promise<void> {
  await manager.query("ANALYZE sweep_child");
}
