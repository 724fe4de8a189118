import type { EntityManager } from "typeorm";
import type { Examination } from "../examination/examination";
import { toDraftRow, writeDrafts } from "./draft-row";
import { toFactRow, writeFacts } from "./fact-row";
import { holdRunning, type SweepRun, SweepStopped } from "./sweep-run";

/**
 * Keeps what the examination of a page gave, and that the page is done, at once: a page is read whole or not at all, and
 * counted once whoever reads it.
 */
export async function keepPage(
  run: SweepRun,
  number: number,
  records: number,
  examinations: readonly Examination[],
): Promise<void> {
  const { database, sweepId, vault, rules } = run;
  run.signal.throwIfAborted();
  const drafts = examinations.flatMap(({ facts, findings }) =>
    findings.map((draft) =>
      toDraftRow(draft, { ...facts, schoolId: facts.enrolment?.schoolId ?? null }, { vault, asOf: rules.asOf }),
    ),
  );
  const facts = examinations.map((examination) => toFactRow(examination, vault));
  await database.transaction(async (manager) => {
    const [, closed] = (await manager.query(
      `UPDATE sweep_page SET state = 'DONE', missing = NULL, attempts = attempts + 1
       WHERE sweep_id = $1 AND number = $2 AND state <> 'DONE'`,
      [sweepId, number],
    )) as [unknown, number];
    if (closed === 0) return;
    await writeFacts(manager, sweepId, facts);
    await writeDrafts(manager, sweepId, drafts);
    await writeKeys(manager, run, examinations);
    // Last, since the others wait for it: pages are written side by side, and counted one after the other.
    const [, counted] = (await manager.query(
      "UPDATE sweep SET done = done + $2, failures = 0 WHERE id = $1 AND state = 'RUNNING'",
      [sweepId, records],
    )) as [unknown, number];
    if (counted === 0) throw new SweepStopped();
  });
}

/** Notes who was missing on a page; it stays to be read. */
export async function keepMissingPage(run: SweepRun, number: number, missing: string): Promise<void> {
  await run.database.transaction(async (manager) => {
    await holdRunning(manager, run.sweepId);
    await manager.query(
      `UPDATE sweep_page SET state = 'MISSING', missing = $3, attempts = attempts + 1
       WHERE sweep_id = $1 AND number = $2 AND state <> 'DONE'`,
      [run.sweepId, number, missing],
    );
  });
}

async function writeKeys(
  manager: EntityManager,
  { sweepId, vault }: SweepRun,
  examinations: readonly Examination[],
): Promise<void> {
  const keys = examinations.flatMap(({ childId, identityKeys, rejectedRowKey }) => [
    ...identityKeys.map((text) => ({ use: "IDENTITY", text, childId })),
    ...(rejectedRowKey === null ? [] : [{ use: "ROLL_ROW", text: rejectedRowKey, childId }]),
  ]);
  await manager.query(
    `INSERT INTO sweep_key (sweep_id, use, child_id, digest, key_sealed)
     SELECT $1, use, child_id, digest, key_sealed
     FROM unnest($2::text[], $3::text[], $4::bytea[], $5::bytea[]) AS key (use, child_id, digest, key_sealed)`,
    [
      sweepId,
      keys.map(({ use }) => use),
      keys.map(({ childId }) => childId),
      keys.map(({ text }) => vault.digest(text)),
      keys.map(({ text }) => vault.seal(text)),
    ],
  );
}
