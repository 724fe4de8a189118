import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { AdmissionActKind } from "./admission-act.type";

/** Who did what about a notice of entry. */
@Entity("admission_act")
export class AdmissionActEntity {
  @PrimaryColumn({ name: "notice_id", type: "text" })
  noticeId: string;

  /** From 1: two acts may bear the same instant where the clock stands. */
  @PrimaryColumn({ name: "step", type: "integer" })
  step: number;

  @Column({ name: "kind", type: "text" })
  kind: AdmissionActKind;

  @Column({ name: "actor", type: "text" })
  actor: string;

  @Column({ name: "post", type: "text" })
  post: string;

  @Column({ name: "at", type: "timestamptz" })
  at: Date;
}
