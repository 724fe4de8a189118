import type { EntityManager } from "typeorm";

const WORKINGS = ["sweep_draft", "sweep_key", "sweep_rejected_row"] as const;

/**
 * Erases what is kept of sweeps only until they end: drafts of findings, keys and refused rows of the roster.
 * @param sweeps SQL that selects their ids, with one parameter
 */
export async function eraseWorkings(manager: EntityManager, sweeps: string, parameter: string): Promise<void> {
  for (const table of WORKINGS) {
    await manager.query(`DELETE FROM ${table} WHERE sweep_id IN (${sweeps})`, [parameter]);
  }
}
