import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { EnrolmentChangeKind } from "./change-kind";

/** One dated change of an enrolment (学籍异动), worked out when the roster came in. */
@Entity("enrolment_change")
export class EnrolmentChangeEntity {
  @PrimaryColumn({ name: "enrolment_id", type: "text" })
  enrolmentId: string;

  @PrimaryColumn({ name: "kind", type: "text" })
  kind: EnrolmentChangeKind;

  /** YYYY-MM-DD. */
  @PrimaryColumn({ name: "changed_on", type: "date" })
  changedOn: string;

  /** The paper the change rests on (异动凭证). */
  @Column({ name: "paper", type: "text", nullable: true })
  paper: string | null;
}
