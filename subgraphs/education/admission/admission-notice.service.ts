import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { selectRows } from "../../../infra/runtime/database";
import type { Page } from "../../../infra/runtime/page";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import { AdmissionNoticeEntity } from "./admission-notice.entity";
import { mayReadNotice, NOTICE_IN_SCOPE, noticeScope } from "./admission-notice.policy";
import type { AdmissionNoticeState } from "./notice-state";

interface NoticeFilter {
  regionCode: string;
  schoolYear: SchoolYear;
  state: AdmissionNoticeState | null;
}

/** The notices of entry that one caller may see. */
export class AdmissionNoticeService {
  constructor(
    private readonly database: DataSource,
    private readonly caller: Caller,
  ) {}

  /** A notice by id as it stands now; null when it is missing or hidden from the caller. */
  async find(id: string): Promise<AdmissionNoticeEntity | null> {
    const [notice] = await selectRows(this.database, AdmissionNoticeEntity, "id = $1", [id]);
    return notice !== undefined && mayReadNotice(this.caller, notice) ? notice : null;
  }

  /** A notice that the caller has just acted on. @throws Error when there is none. */
  async get(id: string): Promise<AdmissionNoticeEntity> {
    const notice = await this.find(id);
    if (notice === null) throw new Error("a notice of entry is gone that was written a moment ago");
    return notice;
  }

  /** The notices of children, for whoever has drawn them up. */
  ofChildren(childIds: readonly string[], schoolYear: SchoolYear): Promise<AdmissionNoticeEntity[]> {
    return selectRows(this.database, AdmissionNoticeEntity, "child_id = ANY ($1) AND school_year = $2", [
      childIds,
      schoolYear,
    ]).then((rows) => rows.filter((row) => mayReadNotice(this.caller, row)));
  }

  /**
   * One more row than the page holds, in the order of their numbers.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  list({ regionCode, schoolYear, state }: NoticeFilter, { first, after }: Page): Promise<AdmissionNoticeEntity[]> {
    return selectRows(
      this.database,
      AdmissionNoticeEntity,
      `${NOTICE_IN_SCOPE} AND school_year = $3 AND ($4::text IS NULL OR state = $4)
       AND sort_key > $5 ORDER BY sort_key LIMIT $6`,
      [...noticeScope(this.caller, regionCode), schoolYear, state, after?.[0] ?? "", first + 1],
    );
  }

  /**
   * The home visits that are due: notices whose child had not registered by a day after the last day for it. One more row
   * than the page holds, in the order of their numbers.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  listUnregistered(
    { regionCode, schoolYear, asOf }: Omit<NoticeFilter, "state"> & { asOf: string },
    { first, after }: Page,
  ): Promise<AdmissionNoticeEntity[]> {
    return selectRows(
      this.database,
      AdmissionNoticeEntity,
      `${NOTICE_IN_SCOPE} AND school_year = $3 AND register_by < $4::date
       AND (registered_on IS NULL OR registered_on > $4::date)
       AND sort_key > $5 ORDER BY sort_key LIMIT $6`,
      [...noticeScope(this.caller, regionCode), schoolYear, asOf, after?.[0] ?? "", first + 1],
    );
  }
}
