import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import { type Caller, narrowRegions } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import type { Page } from "../../../infra/runtime/page";
import { isUuid } from "../../../infra/runtime/uuid";
import { isCalendarDate } from "../../../schema/scalars/date";
import { regionContains } from "../../../schema/regions/regions";
import { type OfficeDays, readOfficeDays, workingDaysBetween } from "../casework-setting/working-days";
import { townshipDesk } from "../desk/desk";
import { DEADLINE_IN_SCOPE, deadlineScope } from "./deadline.policy";
import { DEADLINE_COLUMNS, type DeadlineRow, DEADLINES, SELECT_OF_SUBJECTS } from "./deadline.rows";
import type { DeadlineSubject } from "./deadlines";

interface DeadlineSources {
  database: DataSource;
  clock: Clock;
  countyCode: string;
}

/** What a listing of missed deadlines holds to; null for whatever. */
export interface OverdueFilter {
  regionCode: string;
  desk: string | null;
  subjectKinds: readonly string[] | null;
}

/** A deadline, and how many working days it is overdue by now, or was when it ended. */
export interface ReckonedDeadline extends DeadlineRow {
  overdueDays: number;
}

/** Deadlines as one request reads them. */
export class DeadlineService {
  private officeDays: Promise<OfficeDays> | undefined;
  private readonly late = new Map<string, number>();
  private readonly ofSubjects = new Map<DeadlineSubject, DataLoader<string, ReckonedDeadline | null>>();

  constructor(
    private readonly sources: DeadlineSources,
    private readonly caller: Caller,
  ) {}

  /** The deadline of a subject that the caller has been found to be allowed to read; null where it has none. */
  deadlineOf(subjectKind: DeadlineSubject, subjectId: string): Promise<ReckonedDeadline | null> {
    let loader = this.ofSubjects.get(subjectKind);
    if (loader === undefined) {
      // What a request has changed it reads again.
      loader = new DataLoader((ids) => this.readOf(subjectKind, ids), { cache: false });
      this.ofSubjects.set(subjectKind, loader);
    }
    return loader.load(subjectId);
  }

  /**
   * Deadlines that run and whose day is past, the oldest first; one more than the page holds.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory, BAD_INPUT for a cursor that is none.
   */
  async listOverdue({ regionCode, desk, subjectKinds }: OverdueFilter, page: Page): Promise<ReckonedDeadline[]> {
    const { database, clock, countyCode } = this.sources;
    // Which of the region's rows the caller sees, the policy says.
    narrowRegions(this.caller, regionCode);
    const isWhole = regionContains(regionCode, countyCode);
    if (!isWhole && !regionContains(countyCode, regionCode)) return [];
    const [dueOn = "0001-01-01", id = "00000000-0000-0000-0000-000000000000"] = page.after ?? [];
    if (!isCalendarDate(dueOn) || !isUuid(id)) throw notACursor();
    const township = isWhole ? null : regionCode;
    return this.reckon(
      await database.query<DeadlineRow[]>(OVERDUE, [
        ...deadlineScope(this.caller, countyCode),
        clock.today(),
        township,
        township === null ? null : townshipDesk(township),
        desk,
        subjectKinds,
        dueOn,
        id,
        page.first + 1,
      ]),
    );
  }

  private async readOf(subjectKind: DeadlineSubject, ids: readonly string[]): Promise<(ReckonedDeadline | null)[]> {
    const rows = await this.sources.database.query<DeadlineRow[]>(SELECT_OF_SUBJECTS, [subjectKind, ids]);
    const found = new Map((await this.reckon(rows)).map((row) => [row.subjectId, row]));
    return ids.map((id) => found.get(id) ?? null);
  }

  private async reckon(rows: readonly DeadlineRow[]): Promise<ReckonedDeadline[]> {
    if (rows.length === 0) return [];
    this.officeDays ??= readOfficeDays(this.sources.database);
    const officeDays = await this.officeDays;
    const today = this.sources.clock.today();
    return rows.map((row) => ({ ...row, overdueDays: this.daysLate(officeDays, row.dueOn, row.endedOn ?? today) }));
  }

  /** Many of a page are due on the same day. */
  private daysLate(officeDays: OfficeDays, dueOn: string, upTo: string): number {
    const key = `${dueOn} ${upTo}`;
    const days = this.late.get(key) ?? workingDaysBetween(officeDays, dueOn, upTo);
    this.late.set(key, days);
    return days;
  }
}

const notACursor = (): DomainError =>
  new DomainError("BAD_INPUT", "after is not a cursor of this listing. after 不是本列表的游标。");

/** After the scope: $3 today, $4 township with $5 its desk, $6 desk, $7 kinds, $8 and $9 before the page, $10 rows. */
const OVERDUE = `
  SELECT ${DEADLINE_COLUMNS} FROM ${DEADLINES}
  WHERE d.ended_on IS NULL AND d.due_on < $3::date AND ${DEADLINE_IN_SCOPE}
    AND ($4::text IS NULL OR c.township_code = $4 OR d.desk = $5)
    AND ($6::text IS NULL OR d.desk = $6)
    AND ($7::text[] IS NULL OR d.subject_kind = ANY ($7))
    AND (d.due_on, d.id) > ($8::date, $9::uuid)
  ORDER BY d.due_on, d.id LIMIT $10`;
