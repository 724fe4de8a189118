import type { DataSource } from "typeorm";
import { type Caller, narrowRegions } from "../../../infra/runtime/caller";
import { DomainError } from "../../../infra/runtime/errors";
import type { Page } from "../../../infra/runtime/page";
import { regionContains } from "../../../schema/regions/regions";
import { parseRejectionNumber } from "../../../infra/rosters";
import { mayReadRejectedEnrolments } from "./rejected-enrolment.policy";

/** A row of the roster 学籍 that was rejected at import and has not been mended. */
export interface RejectedEnrolmentRow {
  id: Buffer;
  /** The cells, sealed. */
  rowSealed: Buffer;
  /** Headers of the columns at fault. */
  columnName: string;
  reason: string;
  fileName: string;
  rejectedAt: Date;
}

/** The rejected rows of the student roster as one caller may read them. */
export class RejectedEnrolmentService {
  constructor(
    private readonly database: DataSource,
    private readonly caller: Caller,
    private readonly countyCode: string,
  ) {}

  /**
   * One more row than the page holds, ordered by their 拒收编号; none for a region below the county.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory, BAD_INPUT for a foreign cursor.
   */
  async list(regionCode: string, { first, after }: Page): Promise<RejectedEnrolmentRow[]> {
    const start = after === null ? null : parseRejectionNumber(after[0] ?? "");
    if (after !== null && start === null) {
      throw new DomainError("BAD_INPUT", "after is not a cursor of this listing. after 不是本列表的游标。");
    }
    const regions = narrowRegions(this.caller, regionCode);
    const isCounty = regions.some((region) => regionContains(region, this.countyCode));
    if (!isCounty || !mayReadRejectedEnrolments(this.caller, this.countyCode)) return [];
    return this.database.query(
      `SELECT id, row_sealed AS "rowSealed", column_name AS "columnName", reason, file_name AS "fileName",
              rejected_at AS "rejectedAt"
       FROM roster_rejection
       WHERE table_name = 'enrolment' AND settled_at IS NULL AND ($1::bytea IS NULL OR id > $1)
       ORDER BY id LIMIT $2`,
      [start, first + 1],
    );
  }
}
