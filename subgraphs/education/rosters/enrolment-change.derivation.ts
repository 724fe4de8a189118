/**
 * The history of enrolments (异动) as far as the rosters tell it, run after 学籍 and after 劝返台账, in either order:
 *
 * 1. a dated state other than 在籍 is an entry of its own;
 * 2. 在籍 since the day on which the ledger has the same child return: the child had dropped out on the day it was found;
 * 3. 在籍 with a date after an entry 休学 or 辍学: resumed on that date.
 *
 * A dated 在籍 without either says nothing (it may be a transfer, it may be a correction), so it gives no entry.
 */
export const ENROLMENT_CHANGE_DERIVATIONS: readonly string[] = [
  `INSERT INTO enrolment_change (enrolment_id, kind, changed_on)
   SELECT id, state, state_date FROM enrolment WHERE state <> 'ENROLLED' AND state_date IS NOT NULL
   ON CONFLICT DO NOTHING`,
  `INSERT INTO enrolment_change (enrolment_id, kind, changed_on)
   SELECT enrolment.id, 'DROPPED_OUT', dropout_ledger.found_on
   FROM enrolment JOIN dropout_ledger
     ON dropout_ledger.person_id = enrolment.person_id AND dropout_ledger.returned_on = enrolment.state_date
   WHERE enrolment.state = 'ENROLLED'
   ON CONFLICT DO NOTHING`,
  `INSERT INTO enrolment_change (enrolment_id, kind, changed_on)
   SELECT enrolment.id, 'RESUMED', enrolment.state_date
   FROM enrolment
   WHERE enrolment.state = 'ENROLLED' AND EXISTS (
     SELECT 1 FROM enrolment_change earlier
     WHERE earlier.enrolment_id = enrolment.id AND earlier.kind IN ('SUSPENDED', 'DROPPED_OUT')
       AND earlier.changed_on <= enrolment.state_date)
   ON CONFLICT DO NOTHING`,
];
