import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { PersonId } from "../../../schema/person-id";
import type { NoShowReason, NoShowResolution } from "./no-show-reason";

/** A pupil who did not come when the term began (未报到学生). Dates YYYY-MM-DD. */
@Entity("no_show")
export class NoShowEntity {
  @PrimaryColumn({ name: "id", type: "text" })
  id: string;

  @Column({ name: "check_id", type: "text" })
  checkId: string;

  @Column({ name: "school_id", type: "text" })
  schoolId: string;

  @Column({ name: "term", type: "text" })
  term: string;

  @Column({ name: "enrolment_id", type: "text" })
  enrolmentId: string;

  @Column({ name: "child_id", type: "text" })
  childId: PersonId;

  @Column({ name: "grade", type: "smallint" })
  grade: number;

  @Column({ name: "reason", type: "text" })
  reason: NoShowReason;

  @Column({ name: "whereabouts_sealed", type: "bytea" })
  whereaboutsSealed: Buffer;

  @Column({ name: "measure_sealed", type: "bytea" })
  measureSealed: Buffer;

  @Column({ name: "actor", type: "text" })
  actor: string;

  @Column({ name: "post", type: "text" })
  post: string;

  @Column({ name: "at", type: "timestamptz" })
  at: Date;

  @Column({ name: "resolution", type: "text", nullable: true })
  resolution: NoShowResolution | null;

  @Column({ name: "resolved_on", type: "date", nullable: true })
  resolvedOn: string | null;

  @Column({ name: "resolved_by", type: "text", nullable: true })
  resolvedBy: string | null;

  @Column({ name: "resolved_post", type: "text", nullable: true })
  resolvedPost: string | null;

  @Column({ name: "resolved_at", type: "timestamptz", nullable: true })
  resolvedAt: Date | null;
}
