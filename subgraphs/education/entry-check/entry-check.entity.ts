import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** A school's check at a term's start (开学核查). Dates YYYY-MM-DD. */
@Entity("entry_check")
export class EntryCheckEntity {
  @PrimaryColumn({ name: "id", type: "text" })
  id: string;

  @Column({ name: "school_id", type: "text" })
  schoolId: string;

  /** `2018-2019-1`. */
  @Column({ name: "term", type: "text" })
  term: string;

  @Column({ name: "term_starts_on", type: "date" })
  termStartsOn: string;

  @Column({ name: "deadline", type: "date" })
  deadline: string;

  @Column({ name: "submitted_on", type: "date", nullable: true })
  submittedOn: string | null;

  @Column({ name: "submitted_by", type: "text", nullable: true })
  submittedBy: string | null;

  @Column({ name: "submitted_post", type: "text", nullable: true })
  submittedPost: string | null;

  @Column({ name: "submitted_at", type: "timestamptz", nullable: true })
  submittedAt: Date | null;
}

/** Numbers of a grade: as they were submitted, before that as the roll gives them. A view. */
@Entity("entry_check_count")
export class EntryCheckCountEntity {
  @PrimaryColumn({ name: "check_id", type: "text" })
  checkId: string;

  @PrimaryColumn({ name: "grade", type: "smallint" })
  grade: number;

  @Column({ name: "expected", type: "integer" })
  expected: number;

  @Column({ name: "arrived", type: "integer" })
  arrived: number;

  @Column({ name: "no_shows", type: "integer" })
  noShows: number;
}
