import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ResponsibilityLevel } from "./responsibility-level";

/** Somebody who answers for a school, a grade, a class or a child, for a time. */
@Entity("responsible_person")
export class ResponsiblePersonEntity {
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;

  @Column({ name: "level", type: "text" })
  level: ResponsibilityLevel;

  @Column({ name: "school_id", type: "text" })
  schoolId: string;

  @Column({ name: "grade", type: "smallint", nullable: true })
  grade: number | null;

  @Column({ name: "class_name", type: "text", nullable: true })
  className: string | null;

  /** The child that a teacher answers for (科任教师包人). */
  @Column({ name: "enrolment_id", type: "text", nullable: true })
  enrolmentId: string | null;

  @Column({ name: "name", type: "text" })
  name: string;

  @Column({ name: "post", type: "text" })
  post: string;

  /** YYYY-MM-DD. */
  @Column({ name: "valid_from", type: "date" })
  validFrom: string;

  /** Last day, YYYY-MM-DD. */
  @Column({ name: "valid_to", type: "date", nullable: true })
  validTo: string | null;
}
