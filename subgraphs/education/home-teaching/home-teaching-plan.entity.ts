import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** A plan of teaching a child at home (送教计划). Dates YYYY-MM-DD. */
@Entity("home_teaching_plan")
export class HomeTeachingPlanEntity {
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;

  @Column({ name: "enrolment_id", type: "text" })
  enrolmentId: string;

  @Column({ name: "starts_on", type: "date" })
  startsOn: string;

  /** Last day, planned or real. */
  @Column({ name: "ends_on", type: "date", nullable: true })
  endsOn: string | null;

  @Column({ name: "visits_per_month", type: "smallint" })
  visitsPerMonth: number;

  @Column({ name: "teachers", type: "text", array: true })
  teachers: string[];

  @Column({ name: "goals_sealed", type: "bytea" })
  goalsSealed: Buffer;

  @Column({ name: "actor", type: "text" })
  actor: string;

  @Column({ name: "post", type: "text" })
  post: string;

  @Column({ name: "at", type: "timestamptz" })
  at: Date;

  @Column({ name: "end_reason_sealed", type: "bytea", nullable: true })
  endReasonSealed: Buffer | null;

  /** Who ended it; null for one that stands or runs out. */
  @Column({ name: "ended_by", type: "text", nullable: true })
  endedBy: string | null;

  @Column({ name: "ended_post", type: "text", nullable: true })
  endedPost: string | null;

  @Column({ name: "ended_at", type: "timestamptz", nullable: true })
  endedAt: Date | null;
}

/** A visit that was held, with its lesson (教案与记录). */
@Entity("home_teaching_visit")
export class HomeTeachingVisitEntity {
  @PrimaryColumn({ name: "plan_id", type: "uuid" })
  planId: string;

  @PrimaryColumn({ name: "visited_on", type: "date" })
  visitedOn: string;

  @Column({ name: "teachers", type: "text", array: true })
  teachers: string[];

  @Column({ name: "hours", type: "real" })
  hours: number;

  @Column({ name: "lesson_sealed", type: "bytea" })
  lessonSealed: Buffer;

  @Column({ name: "response_sealed", type: "bytea" })
  responseSealed: Buffer;

  @Column({ name: "next_on", type: "date", nullable: true })
  nextOn: string | null;

  @Column({ name: "actor", type: "text" })
  actor: string;

  @Column({ name: "post", type: "text" })
  post: string;

  @Column({ name: "at", type: "timestamptz" })
  at: Date;
}
