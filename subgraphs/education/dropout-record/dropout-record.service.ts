import type DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { selectRows } from "../../../infra/runtime/database";
import type { Page } from "../../../infra/runtime/page";
import type { EnrolmentService } from "../enrolment/enrolment.service";
import { SCHOOLS_IN_SCOPE, schoolScope } from "../school/school.policy";
import { DropoutRecordEntity } from "./dropout-record.entity";
import { mayReadDropoutRecord } from "./dropout-record.policy";

/** The ledger of dropouts (劝返台账) as one caller may read it. */
export class DropoutRecordService {
  constructor(
    private readonly database: DataSource,
    private readonly caller: Caller,
    private readonly enrolments: EnrolmentService,
    /** Lines of a child, the newest first. */
    private readonly ofChild: DataLoader<string, DropoutRecordEntity[]>,
  ) {}

  /** A child's lines that the caller may read, the newest first. */
  async findOfChild(personId: string): Promise<DropoutRecordEntity[]> {
    const [rows, readable] = await Promise.all([this.ofChild.load(personId), this.enrolments.findOfChild(personId)]);
    return rows.filter((row) => mayReadDropoutRecord(this.caller, row, readable.length));
  }

  /**
   * Records found on or before a day; one more row than the page holds, ordered by the day found and the child.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  async list(regionCode: string, asOf: string, { first, after }: Page): Promise<DropoutRecordEntity[]> {
    const rows = await selectRows(this.database, DropoutRecordEntity, RECORDS_IN_SCOPE, [
      ...schoolScope(this.caller, regionCode),
      asOf,
      after?.[0] ?? "",
      after?.[1] ?? "",
      first + 1,
    ]);
    const readable = await Promise.all(rows.map(({ personId }) => this.enrolments.findOfChild(personId)));
    return rows.filter((row, index) => mayReadDropoutRecord(this.caller, row, readable[index]?.length ?? 0));
  }
}

const RECORDS_IN_SCOPE = `
  (($2::text IS NULL AND county_code LIKE ANY ($1))
    OR person_id IN (SELECT enrolment.person_id FROM enrolment WHERE enrolment.school_id IN (${SCHOOLS_IN_SCOPE})))
  AND found_on <= $3::date
  AND (found_on::text, person_id) > ($4, $5)
  ORDER BY found_on, person_id LIMIT $6`;
