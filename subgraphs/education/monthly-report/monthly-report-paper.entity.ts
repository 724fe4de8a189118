import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { MonthlyFigure } from "./monthly-figures.type";
import type { MonthlyReportAct } from "./monthly-report-state";

/** A figure that a school has corrected in its report, and why. */
@Entity("monthly_report_correction")
export class MonthlyReportCorrectionEntity {
  /** In the order in which they were made. */
  @PrimaryColumn({ name: "number", type: "integer" })
  number: number;

  @Column({ name: "report_id", type: "uuid" })
  reportId: string;

  @Column({ name: "grade", type: "smallint" })
  grade: number;

  @Column({ name: "figure", type: "text" })
  figure: MonthlyFigure;

  @Column({ name: "from_value", type: "integer" })
  from: number;

  @Column({ name: "to_value", type: "integer" })
  to: number;

  /** A school may name a child in it. */
  @Column({ name: "reason_sealed", type: "bytea" })
  reasonSealed: Buffer;

  @Column({ name: "actor", type: "text" })
  actor: string;

  @Column({ name: "post", type: "text" })
  post: string;

  @Column({ name: "at", type: "timestamptz" })
  at: Date;
}

/** What was done with a report, by whom and when. */
@Entity("monthly_report_event")
export class MonthlyReportEventEntity {
  /** In the order in which it was done. */
  @PrimaryColumn({ name: "number", type: "integer" })
  number: number;

  @Column({ name: "report_id", type: "uuid" })
  reportId: string;

  @Column({ name: "act", type: "text" })
  act: MonthlyReportAct;

  @Column({ name: "note_sealed", type: "bytea", nullable: true })
  noteSealed: Buffer | null;

  @Column({ name: "actor", type: "text" })
  actor: string;

  @Column({ name: "post", type: "text" })
  post: string;

  @Column({ name: "department", type: "text" })
  department: string;

  @Column({ name: "at", type: "timestamptz" })
  at: Date;
}

/** That a school was reminded of a report that was late. */
@Entity("monthly_report_reminder")
export class MonthlyReportReminderEntity {
  @PrimaryColumn({ name: "school_id", type: "text" })
  schoolId: string;

  /** First day of the month reported on. */
  @PrimaryColumn({ name: "month", type: "date" })
  month: string;

  /** YYYY-MM-DD. */
  @PrimaryColumn({ name: "reminded_on", type: "date" })
  remindedOn: string;

  @Column({ name: "actor", type: "text" })
  actor: string;

  @Column({ name: "post", type: "text" })
  post: string;

  @Column({ name: "at", type: "timestamptz" })
  at: Date;
}
