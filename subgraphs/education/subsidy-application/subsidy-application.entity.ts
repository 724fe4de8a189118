import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { PersonId } from "../../../schema/person-id";
import type { SchoolStage } from "../dropout-rate/dropout-rate.type";
import type { SubsidyGround } from "../subsidy-gap/subsidy-ground";
import type { SubsidyApplicationAct, SubsidyApplicationState } from "./application-state";

/** An application for a child's subsidy in one term (资助申请). Dates YYYY-MM-DD, amounts in 分. */
@Entity("subsidy_application")
export class SubsidyApplicationEntity {
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;

  @Column({ name: "enrolment_id", type: "text" })
  enrolmentId: string;

  @Column({ name: "child_id", type: "text" })
  childId: PersonId;

  @Column({ name: "term", type: "text" })
  term: string;

  @Column({ name: "grounds", type: "text", array: true })
  grounds: SubsidyGround[];

  /** Stage, and whether the child boards, as on the day of the application. */
  @Column({ name: "stage", type: "text" })
  stage: SchoolStage;

  @Column({ name: "boards", type: "boolean" })
  boards: boolean;

  /** What the rules gave for the term on that day; null when none did. */
  @Column({ name: "rule_fen", type: "bigint", nullable: true })
  ruleFen: number | null;

  @Column({ name: "reason_sealed", type: "bytea" })
  reasonSealed: Buffer;

  @Column({ name: "paper_sealed", type: "bytea" })
  paperSealed: Buffer;

  @Column({ name: "state", type: "text" })
  state: SubsidyApplicationState;

  /** One more with each act. */
  @Column({ name: "version", type: "integer" })
  version: number;

  @Column({ name: "applied_on", type: "date" })
  appliedOn: string;

  @Column({ name: "decided_on", type: "date", nullable: true })
  decidedOn: string | null;

  @Column({ name: "approved_fen", type: "bigint", nullable: true })
  approvedFen: number | null;

  @Column({ name: "paid_on", type: "date", nullable: true })
  paidOn: string | null;

  @Column({ name: "centre_fen", type: "bigint", nullable: true })
  centreFen: number | null;

  @Column({ name: "county_fen", type: "bigint", nullable: true })
  countyFen: number | null;

  @Column({ name: "voucher_sealed", type: "bytea", nullable: true })
  voucherSealed: Buffer | null;
}

/** Who did what about an application. */
@Entity("subsidy_application_act")
export class SubsidyApplicationActEntity {
  @PrimaryColumn({ name: "application_id", type: "uuid" })
  applicationId: string;

  /** From 1: two acts may bear the same instant where the clock stands. */
  @PrimaryColumn({ name: "step", type: "integer" })
  step: number;

  @Column({ name: "kind", type: "text" })
  kind: SubsidyApplicationAct;

  @Column({ name: "amount_fen", type: "bigint", nullable: true })
  amountFen: number | null;

  @Column({ name: "note_sealed", type: "bytea", nullable: true })
  noteSealed: Buffer | null;

  @Column({ name: "actor", type: "text" })
  actor: string;

  @Column({ name: "post", type: "text" })
  post: string;

  @Column({ name: "at", type: "timestamptz" })
  at: Date;
}
