import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Page } from "../../../infra/runtime/page";
import type { PersonId } from "../../../schema/person-id";
import { SCHOOLS_IN_SCOPE, schoolScope } from "../school/school.policy";
import type { BetweenSchoolsCause } from "./between-schools.type";

/** A child between two schools, and what shows it. */
export interface BetweenRow {
  /** Order of the listing: every row has its own. */
  key: string;
  cause: BetweenSchoolsCause;
  childId: PersonId;
  /** YYYY-MM-DD. */
  since: string;
  requestId: string | null;
  enrolmentId: string | null;
}

/** The children between two schools, as far as one caller may see either. */
export class BetweenSchoolsService {
  constructor(
    private readonly database: DataSource,
    private readonly caller: Caller,
  ) {}

  /**
   * Everybody in a transfer that is not settled, everybody who transferred out and is not known to have arrived, and everybody
   * whom the roll has at the school left though the transfer was completed. One more row than the page holds.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  list(regionCode: string, { first, after }: Page): Promise<BetweenRow[]> {
    return this.database.query(BETWEEN, [...schoolScope(this.caller, regionCode), after?.[0] ?? "", first + 1]);
  }
}

/**
 * Who has another enrolment that stands, or a later one, has arrived within the county. A completed transfer that a roster
 * has undone is told by the row of the 学籍号 being at the school left again, with no later change.
 */
const BETWEEN = `
  WITH scope AS MATERIALIZED (${SCHOOLS_IN_SCOPE}),
  request AS (
    SELECT * FROM change_request
    WHERE kind IN ('TRANSFER', 'TRANSFER_IN', 'TRANSFER_OUT')
      AND (from_school_id IN (SELECT id FROM scope) OR to_school_id IN (SELECT id FROM scope))
  ), between_schools AS (
    SELECT 'request ' || id AS key, 'IN_TRANSFER' AS cause, child_id AS "childId", requested_on AS since,
      id AS "requestId", enrolment_key AS "enrolmentId"
    FROM request WHERE state NOT IN ('COMPLETED', 'REFUSED', 'WITHDRAWN')
    UNION ALL
    SELECT 'enrolment ' || gone.id, 'ARRIVAL_NOT_PROVEN', gone.person_id, coalesce(gone.state_date, gone.entry_month),
      (SELECT id FROM change_request sent
       WHERE sent.enrolment_key = gone.id AND sent.kind = 'TRANSFER_OUT' AND sent.state = 'COMPLETED'
       ORDER BY completed_on DESC, id LIMIT 1), gone.id
    FROM enrolment gone
    WHERE gone.state = 'TRANSFERRED_OUT' AND gone.school_id IN (SELECT id FROM scope)
      AND NOT EXISTS (SELECT FROM arrival_proof WHERE arrival_proof.enrolment_id = gone.id)
      AND NOT EXISTS (
        SELECT FROM enrolment other
        WHERE other.person_id = gone.person_id AND other.id <> gone.id
          AND (other.state IN ('ENROLLED', 'SUSPENDED')
               OR (coalesce(other.state_date, other.entry_month), other.id)
                  > (coalesce(gone.state_date, gone.entry_month), gone.id)))
    UNION ALL
    SELECT 'roll ' || request.id, 'ROLL_DISAGREES', request.child_id, request.completed_on, request.id, request.enrolment_key
    FROM request JOIN enrolment ON enrolment.id = request.enrolment_key
    WHERE request.kind = 'TRANSFER' AND request.state = 'COMPLETED' AND enrolment.school_id = request.from_school_id
      AND NOT EXISTS (SELECT FROM change_request later
                      WHERE later.enrolment_key = request.enrolment_key AND later.state = 'COMPLETED'
                        AND (later.completed_on, later.requested_on, later.id)
                            > (request.completed_on, request.requested_on, request.id))
  )
  SELECT * FROM between_schools WHERE key > $3 ORDER BY key LIMIT $4`;
