import type DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { selectRows } from "../../../infra/runtime/database";
import type { Page } from "../../../infra/runtime/page";
import type { SchoolEntity } from "../school/school.entity";
import { schoolScope } from "../school/school.policy";
import { ChangeRequestEntity } from "./change-request.entity";
import { type ChangedSchools, CHANGES_IN_SCOPE, mayReadChange, type SchoolsOfChange } from "./change-request.policy";
import type { ChangeRequestKind } from "./change-request-kind";
import type { ChangeRequestState } from "./change-request-state";

export interface ChangeFilter {
  regionCode: string;
  kind: ChangeRequestKind | null;
  state: ChangeRequestState | null;
  /** When given, only those whose step was due before this day, YYYY-MM-DD. */
  overdueOn: string | null;
}

/** The changes of enrolment that one caller may see. */
export class ChangeRequestService {
  constructor(
    private readonly database: DataSource,
    private readonly caller: Caller,
    private readonly schools: DataLoader<string, SchoolEntity[]>,
  ) {}

  /** A change as it stands now; null when it is missing or hidden from the caller. */
  async find(id: string): Promise<ChangeRequestEntity | null> {
    const [request] = await selectRows(this.database, ChangeRequestEntity, "id = $1", [id]);
    return request !== undefined && mayReadChange(this.caller, await this.schoolsOf(request)) ? request : null;
  }

  /** A change that the caller has just acted on. @throws Error when there is none. */
  async get(id: string): Promise<ChangeRequestEntity> {
    const request = await this.find(id);
    if (request === null) throw new Error("a change of enrolment is gone that was written a moment ago");
    return request;
  }

  /** The schools of a change, whoever may see them. */
  async schoolsOf({ fromSchoolId, toSchoolId }: SchoolsOfChange): Promise<ChangedSchools> {
    const [from = [], to = []] = await Promise.all(
      [fromSchoolId, toSchoolId].map(async (id) => (id === null ? [] : this.schools.load(id))),
    );
    return { from: from[0] ?? null, to: to[0] ?? null };
  }

  /**
   * One more row than the page holds, ordered by id.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  list({ regionCode, kind, state, overdueOn }: ChangeFilter, { first, after }: Page): Promise<ChangeRequestEntity[]> {
    return selectRows(
      this.database,
      ChangeRequestEntity,
      `${CHANGES_IN_SCOPE} AND ($3::text IS NULL OR kind = $3) AND ($4::text IS NULL OR state = $4)
       AND ($5::date IS NULL OR due_on < $5) AND id > $6 ORDER BY id LIMIT $7`,
      [...schoolScope(this.caller, regionCode), kind, state, overdueOn, after?.[0] ?? "", first + 1],
    );
  }

  /**
   * Leaves that ended before a day and whose child has not come back (休学期满未复学). One more row than the page holds,
   * ordered by id.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  listOverdueSuspensions(regionCode: string, asOf: string, { first, after }: Page): Promise<ChangeRequestEntity[]> {
    return selectRows(
      this.database,
      ChangeRequestEntity,
      `${CHANGES_IN_SCOPE} AND kind = 'SUSPENSION' AND state = 'COMPLETED' AND ends_on < $3::date
       AND EXISTS (SELECT FROM enrolment WHERE enrolment.id = enrolment_key AND enrolment.state = 'SUSPENDED'
                   AND enrolment.school_id = from_school_id)
       AND NOT EXISTS (SELECT FROM change_request later
                       WHERE later.enrolment_key = change_request.enrolment_key AND later.kind = 'SUSPENSION'
                         AND later.state = 'COMPLETED' AND later.ends_on > change_request.ends_on)
       AND id > $4 ORDER BY id LIMIT $5`,
      [...schoolScope(this.caller, regionCode), asOf, after?.[0] ?? "", first + 1],
    );
  }
}
