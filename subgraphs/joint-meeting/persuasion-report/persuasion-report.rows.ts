import type { DataSource } from "typeorm";
import type { IsoWeek } from "../../../schema/scalars/iso-week";
import type { WeeklyFigures } from "./weekly-figures";

/** A report as it was issued. */
export interface IssuedReport {
  week: IsoWeek;
  figures: WeeklyFigures;
  linesSealed: Buffer;
  issuedOn: string;
  issuedAt: Date;
  issuedBy: string;
  issuedPost: string;
  issuedDepartment: string;
}

/** How many days after its Sunday a week's report is due, by the day from which a rule holds. */
export interface DueRule {
  validFrom: string;
  dueDays: number;
}

/** Tables of the weekly reports of one county. */
export class PersuasionReportRows {
  constructor(
    private readonly database: DataSource,
    private readonly countyCode: string,
  ) {}

  async find(week: IsoWeek): Promise<IssuedReport | null> {
    const [report] = await this.list([week]);
    return report ?? null;
  }

  async list(weeks: readonly IsoWeek[]): Promise<IssuedReport[]> {
    type Row = Omit<IssuedReport, "figures"> & WeeklyFigures;
    const rows = await this.database.query<Row[]>(SELECT, [this.countyCode, weeks]);
    return rows.map(({ outAtStart, found, returned, outAtEnd, ...row }) => ({
      ...row,
      figures: { outAtStart, found, returned, outAtEnd },
    }));
  }

  /** Keeps a report; false when another was faster. */
  async keep({ week, figures, ...report }: IssuedReport): Promise<boolean> {
    const kept = await this.database.query<object[]>(INSERT, [
      this.countyCode,
      week,
      figures.outAtStart,
      figures.found,
      figures.returned,
      figures.outAtEnd,
      report.linesSealed,
      report.issuedOn,
      report.issuedAt,
      report.issuedBy,
      report.issuedPost,
      report.issuedDepartment,
    ]);
    return kept.length > 0;
  }

  /** The latest first. */
  dueRules(): Promise<DueRule[]> {
    return this.database.query(DUE_RULES);
  }
}

const SELECT = `
  SELECT week, out_at_start AS "outAtStart", found, returned, out_at_end AS "outAtEnd", lines_sealed AS "linesSealed",
    issued_on AS "issuedOn", issued_at AS "issuedAt", issued_by AS "issuedBy", issued_post AS "issuedPost",
    issued_department AS "issuedDepartment"
  FROM persuasion_report WHERE region_code = $1 AND week = ANY ($2::text[])`;

const INSERT = `
  INSERT INTO persuasion_report (region_code, week, out_at_start, found, returned, out_at_end, lines_sealed,
    issued_on, issued_at, issued_by, issued_post, issued_department)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  ON CONFLICT (region_code, week) DO NOTHING RETURNING week`;

const DUE_RULES = `
  SELECT valid_from AS "validFrom", due_days AS "dueDays" FROM persuasion_report_rule ORDER BY valid_from DESC`;
