import type DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { selectRows } from "../../../infra/runtime/database";
import type { Page } from "../../../infra/runtime/page";
import { type Month, monthStart } from "../../../schema/scalars/month";
import { SCHOOLS_IN_SCOPE, schoolScope } from "../school/school.policy";
import type { SchoolService } from "../school/school.service";
import { corrected, type FiguresByGrade } from "./monthly-figures";
import { MonthlyReportEntity } from "./monthly-report.entity";
import { mayReadMonthlyReport } from "./monthly-report.policy";
import type { MonthlyReportCorrectionEntity } from "./monthly-report-paper.entity";
import type { MonthlyReportState } from "./monthly-report-state";

/** The monthly reports that one caller may read. */
export class MonthlyReportService {
  constructor(
    private readonly database: DataSource,
    private readonly caller: Caller,
    private readonly schools: SchoolService,
    private readonly corrections: DataLoader<string, MonthlyReportCorrectionEntity[]>,
  ) {}

  /** A school's report of a month; null when there is none or it is hidden from the caller. */
  async find(schoolId: string, month: Month): Promise<MonthlyReportEntity | null> {
    return this.readable(
      await selectRows(this.database, MonthlyReportEntity, "school_id = $1 AND month = $2::date", [
        schoolId,
        monthStart(month),
      ]),
    );
  }

  /** A report by id; null when there is none or it is hidden from the caller. */
  async findById(id: string): Promise<MonthlyReportEntity | null> {
    return this.readable(await selectRows(this.database, MonthlyReportEntity, "id::text = $1", [id]));
  }

  /**
   * Reports of a region's schools, one more than the page holds, ordered by school.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  list(
    { regionCode, month, state }: { regionCode: string; month: Month; state: MonthlyReportState | null },
    { first, after }: Page,
  ): Promise<MonthlyReportEntity[]> {
    return selectRows(
      this.database,
      MonthlyReportEntity,
      `school_id IN (${SCHOOLS_IN_SCOPE}) AND month = $3::date AND ($4::text IS NULL OR state = $4)
       AND school_id > $5 ORDER BY school_id LIMIT $6`,
      [...schoolScope(this.caller, regionCode), monthStart(month), state, after?.[0] ?? "", first + 1],
    );
  }

  /** A school's reports of a span of months, the oldest first. The caller has found the school as it may. */
  listOfSchool(schoolId: string, from: string, to: string): Promise<MonthlyReportEntity[]> {
    return selectRows(
      this.database,
      MonthlyReportEntity,
      "school_id = $1 AND month BETWEEN $2::date AND $3::date ORDER BY month",
      [schoolId, from, to],
    );
  }

  /** The figures as the school reports them, its corrections on top of what the system found. */
  async figuresOf({ id, systemFigures }: MonthlyReportEntity): Promise<FiguresByGrade> {
    return corrected(systemFigures, await this.corrections.load(id));
  }

  private async readable([row]: MonthlyReportEntity[]): Promise<MonthlyReportEntity | null> {
    if (row === undefined) return null;
    return mayReadMonthlyReport(this.caller, await this.schools.find(row.schoolId)) ? row : null;
  }
}
