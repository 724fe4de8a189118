import type { EntityManager } from "typeorm";
import { z } from "zod";
import { rejectedRowKeyOf } from "../examination/keys";
import type { SweepRun } from "./sweep-run";

/** A list that a sweep reads before it reads the children. */
export interface SweepSource<Node = never> {
  name: "SCHOOL_AGE" | "STUDENTS" | "DROPOUT_LEDGER" | "REJECTED_ROWS";
  documentId: string;
  variables: (rules: SweepRun["rules"]) => Record<string, unknown>;
  node: z.ZodType<Node>;
  /** Keeps a page of it, in the transaction that moves the cursor on. */
  keep: (run: SweepRun, manager: EntityManager, nodes: readonly Node[]) => Promise<void>;
}

const CHILD = z.object({ id: z.string() });

const REJECTED_ROW = z.object({
  id: z.string(),
  child: CHILD.nullable(),
  recordedName: z.string().nullable(),
  recordedBirthDate: z.string().nullable(),
  column: z.string().nullable(),
  reason: z.string(),
  rejectedAt: z.string(),
});

/** A refused row of the student roster as it is kept, sealed, until the sweep is concluded. */
export interface KeptRow {
  /** 拒收编号 */
  number: string;
  column: string | null;
  reason: string;
  /** YYYY-MM-DD */
  refusedOn: string;
}

const SCHOOL_AGE: SweepSource<string> = {
  name: "SCHOOL_AGE",
  documentId: "sweep-school-age",
  variables: ({ countyCode, schoolYear, asOf }) => ({ regionCode: countyCode, schoolYear, asOf }),
  node: CHILD.transform(({ id }) => id),
  keep: (run, manager, ids) => keepChildren(run, manager, ids, true),
};

const STUDENTS: SweepSource<string> = {
  name: "STUDENTS",
  documentId: "sweep-students",
  variables: ({ countyCode }) => ({ regionCode: countyCode }),
  node: z.object({ child: CHILD }).transform(({ child }) => child.id),
  keep: (run, manager, ids) => keepChildren(run, manager, ids, false),
};

const DROPOUT_LEDGER: SweepSource<string> = {
  name: "DROPOUT_LEDGER",
  documentId: "sweep-dropout-ledger",
  variables: ({ countyCode, asOf }) => ({ regionCode: countyCode, asOf }),
  node: z.object({ child: CHILD }).transform(({ child }) => child.id),
  keep: (run, manager, ids) => keepChildren(run, manager, ids, false),
};

const REJECTED_ROWS: SweepSource<z.output<typeof REJECTED_ROW>> = {
  name: "REJECTED_ROWS",
  documentId: "sweep-rejected-rows",
  variables: ({ countyCode }) => ({ regionCode: countyCode }),
  node: REJECTED_ROW,
  keep: keepRejectedRows,
};

/** What a sweep goes through: the population by 公安, all rolls, the ledger of dropouts, refused rows of the roster. */
export const SWEEP_SOURCES: readonly SweepSource[] = [SCHOOL_AGE, STUDENTS, DROPOUT_LEDGER, REJECTED_ROWS] as never;

/** In the order of their ids, so that two lists that name the same children never wait for each other. */
async function keepChildren(
  { sweepId }: SweepRun,
  manager: EntityManager,
  ids: readonly string[],
  inPopulation: boolean,
): Promise<void> {
  await manager.query(
    `INSERT INTO sweep_child (sweep_id, child_id, in_population)
     SELECT DISTINCT $1::uuid, child_id, $3::boolean FROM unnest($2::text[]) AS child_id ORDER BY child_id
     ON CONFLICT (sweep_id, child_id) DO UPDATE SET in_population = true WHERE excluded.in_population`,
    [sweepId, ids, inPopulation],
  );
}

async function keepRejectedRows(
  { sweepId, vault }: SweepRun,
  manager: EntityManager,
  rows: readonly z.output<typeof REJECTED_ROW>[],
): Promise<void> {
  const digests = rows.map(({ recordedName, recordedBirthDate }) =>
    recordedName === null || recordedBirthDate === null
      ? null
      : vault.digest(rejectedRowKeyOf(recordedName, recordedBirthDate)),
  );
  const sealed = rows.map(({ id, column, reason, rejectedAt }) => {
    const kept: KeptRow = { number: id, column: column || null, reason, refusedOn: rejectedAt.slice(0, 10) };
    return vault.seal(JSON.stringify(kept));
  });
  await manager.query(
    `INSERT INTO sweep_rejected_row (sweep_id, child_id, digest, row_sealed)
     SELECT $1, child_id, digest, row_sealed FROM unnest($2::text[], $3::bytea[], $4::bytea[]) AS r (child_id, digest, row_sealed)`,
    [sweepId, rows.map(({ child }) => child?.id ?? null), digests, sealed],
  );
}
