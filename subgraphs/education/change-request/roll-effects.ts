import type { EntityManager } from "typeorm";
import type { ActColumns } from "../act/acting-for";
import { changedRows } from "../act/changed-rows";
import { EnrolmentChangeKind } from "../enrolment-change/change-kind";
import { EnrolmentState } from "../enrolment/enrolment-state";

/** The roll has moved on since the change was asked for; the transaction that meets it is given up. */
export class RollMoved extends Error {}

/** A row of the roll as a change is to find it. */
interface Place {
  enrolmentId: string;
  schoolId: string | null;
  states: readonly EnrolmentState[];
}

const { ENROLLED, SUSPENDED, DROPPED_OUT } = EnrolmentState;

/** The states of an enrolment from which a change within one school may be asked for and carried out. */
export const STATES_BEFORE = {
  SUSPENSION: [ENROLLED, SUSPENDED],
  RESUMPTION: [SUSPENDED, DROPPED_OUT],
  DEATH: [ENROLLED, SUSPENDED, DROPPED_OUT],
} as const satisfies Record<string, readonly EnrolmentState[]>;

/** Puts an enrolment into another state from a day on. The digest of the roster's row stays: the same row changes nothing back. */
export async function setState(
  manager: EntityManager,
  { enrolmentId, schoolId, states }: Place,
  state: EnrolmentState,
  on: string,
): Promise<void> {
  const rows = await changedRows(
    manager,
    `UPDATE enrolment SET state = $4, state_date = $5 WHERE id = $1 AND school_id = $2 AND state = ANY ($3) RETURNING id`,
    [enrolmentId, schoolId, states, state, on],
  );
  if (rows.length === 0) throw new RollMoved();
}

/** Where a child sits; null leaves it as it is. */
interface Seat {
  schoolId: string | null;
  grade: number | null;
  className: string | null;
}

/** Puts a child into a school, grade and class. */
export async function seat(
  manager: EntityManager,
  enrolmentId: string,
  { schoolId, grade, className }: Seat,
): Promise<void> {
  await manager.query(
    `UPDATE enrolment SET school_id = coalesce($2, school_id), grade = coalesce($3, grade),
       class_name = coalesce($4, class_name) WHERE id = $1`,
    [enrolmentId, schoolId, grade, className],
  );
}

/** Enters a dated change into the history of an enrolment. */
export async function enterChange(
  manager: EntityManager,
  enrolmentId: string,
  kind: EnrolmentChangeKind,
  on: string,
  paper: string,
): Promise<void> {
  await manager.query(
    `INSERT INTO enrolment_change (enrolment_id, kind, changed_on, paper) VALUES ($1, $2, $3, $4)
     ON CONFLICT (enrolment_id, kind, changed_on) DO UPDATE SET paper = EXCLUDED.paper`,
    [enrolmentId, kind, on, paper],
  );
}

/**
 * Keeps the place that a child leaves as an enrolment of its own, with what happened there. The row of the 学籍号 itself goes
 * with the child (籍随人走): rosters know it by that number, so that the next one finds it at the new school.
 */
export async function keepPlaceLeft(
  manager: EntityManager,
  { enrolmentId, schoolId, states }: Place,
  left: { id: string; digest: Buffer; state: EnrolmentState; on: string | null },
): Promise<void> {
  const kept = await manager.query<unknown[]>(
    `INSERT INTO enrolment (id, person_id, student_number_sealed, id_number_sealed, name, sex, birth_date, school_id, grade,
       class_name, entry_month, state, state_date, study_mode, migrant_child, left_behind, boarder, guardian_name,
       guardian_phone_sealed, warnings, row_digest, imported_at)
     SELECT $4, person_id, student_number_sealed, id_number_sealed, name, sex, birth_date, school_id, grade,
       class_name, entry_month, $6, coalesce($7::date, state_date), study_mode, migrant_child, left_behind, boarder,
       guardian_name, guardian_phone_sealed, warnings, $5, imported_at
     FROM enrolment WHERE id = $1 AND school_id = $2 AND state = ANY ($3) RETURNING id`,
    [enrolmentId, schoolId, states, left.id, left.digest, left.state, left.on],
  );
  if (kept.length === 0) throw new RollMoved();
  for (const table of ["enrolment_change", "arrival_proof"]) {
    await manager.query(`UPDATE ${table} SET enrolment_id = $2 WHERE enrolment_id = $1`, [enrolmentId, left.id]);
  }
}

/** Enters that a child has arrived (就学取证), for the place that it left. */
export async function proveArrival(
  manager: EntityManager,
  leftEnrolmentId: string,
  on: string,
  paper: string,
  [actor, post, , at]: ActColumns,
): Promise<void> {
  await manager.query(
    `INSERT INTO arrival_proof (enrolment_id, confirmed_on, paper, recorded_by, recorded_post, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [leftEnrolmentId, on, paper, actor, post, at],
  );
}
