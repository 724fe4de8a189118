import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ListedChild } from "./monthly-figures.drawing";
import type { FiguresByGrade } from "./monthly-figures";
import type { MonthlyReportState } from "./monthly-report-state";

/** A school's report of one month (学校月报). What the system found is written once and never changed. */
@Entity("monthly_report")
export class MonthlyReportEntity {
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;

  @Column({ name: "school_id", type: "text" })
  schoolId: string;

  /** First day of the month, YYYY-MM-01. */
  @Column({ name: "month", type: "date" })
  month: string;

  @Column({ name: "state", type: "text" })
  state: MonthlyReportState;

  @Column({ name: "system_figures", type: "jsonb" })
  systemFigures: FiguresByGrade;

  @Column({ name: "children", type: "jsonb" })
  children: ListedChild[];

  /** The county's day on which it was first submitted, YYYY-MM-DD. */
  @Column({ name: "submitted_on", type: "date", nullable: true })
  submittedOn: string | null;
}
