import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { RosterRow } from "../../../infra/runtime/roster-row";
import type { AbsenceKind } from "./absence-kind";

/** One day that a student missed (缺勤). */
@Entity("absence")
export class AbsenceEntity extends RosterRow {
  @PrimaryColumn({ name: "enrolment_id", type: "text" })
  enrolmentId: string;

  /** YYYY-MM-DD. */
  @PrimaryColumn({ name: "absent_on", type: "date" })
  absentOn: string;

  @Column({ name: "kind", type: "text" })
  kind: AbsenceKind;
}
