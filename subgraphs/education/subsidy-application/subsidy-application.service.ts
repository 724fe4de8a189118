import type DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { selectRows } from "../../../infra/runtime/database";
import type { Page } from "../../../infra/runtime/page";
import { isUuid } from "../../../infra/runtime/uuid";
import type { EnrolmentService } from "../enrolment/enrolment.service";
import { schoolScope } from "../school/school.policy";
import type { SubsidyApplicationState } from "./application-state";
import { SubsidyApplicationEntity } from "./subsidy-application.entity";
import { APPLICATIONS_IN_SCOPE } from "./subsidy-application.policy";

interface ApplicationFilter {
  regionCode: string;
  schoolId: string | null;
  term: string | null;
  states: readonly SubsidyApplicationState[] | null;
}

/** The applications for subsidies that one caller may read. */
export class SubsidyApplicationService {
  constructor(
    private readonly database: DataSource,
    private readonly caller: Caller,
    private readonly enrolments: EnrolmentService,
    /** Of an enrolment, the latest term first. */
    private readonly applications: DataLoader<string, SubsidyApplicationEntity[]>,
  ) {}

  /** An application as it stands now; null when it is missing or hidden from the caller. */
  async find(id: string): Promise<SubsidyApplicationEntity | null> {
    if (!isUuid(id)) return null;
    const [row] = await selectRows(this.database, SubsidyApplicationEntity, "id = $1", [id]);
    return row !== undefined && (await this.enrolments.find(row.enrolmentId)) !== null ? row : null;
  }

  /** An application that the caller has just acted on. @throws Error when there is none. */
  async get(id: string): Promise<SubsidyApplicationEntity> {
    const row = await this.find(id);
    if (row === null) throw new Error("an application for a subsidy is gone that was written a moment ago");
    return row;
  }

  /** A child's applications over the enrolments that the caller may read, the latest term first. */
  async findOfChild(personId: string, term: string | null): Promise<SubsidyApplicationEntity[]> {
    const readable = await this.enrolments.findOfChild(personId);
    const rows = (await Promise.all(readable.map(({ id }) => this.applications.load(id)))).flat();
    return rows
      .filter((row) => term === null || row.term === term)
      .toSorted((one, other) => other.term.localeCompare(one.term));
  }

  /**
   * One more row than the page holds, ordered by the day of the application and id.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  list(
    { regionCode, schoolId, term, states }: ApplicationFilter,
    { first, after }: Page,
  ): Promise<SubsidyApplicationEntity[]> {
    return selectRows(
      this.database,
      SubsidyApplicationEntity,
      `${APPLICATIONS_IN_SCOPE}
       AND ($3::text IS NULL OR enrolment_id IN (SELECT own.id FROM enrolment own WHERE own.school_id = $3))
       AND ($4::text IS NULL OR term = $4) AND ($5::text[] IS NULL OR state = ANY ($5))
       AND (applied_on::text, id::text) > ($6, $7) ORDER BY applied_on, id LIMIT $8`,
      [...schoolScope(this.caller, regionCode), schoolId, term, states, after?.[0] ?? "", after?.[1] ?? "", first + 1],
    );
  }
}
