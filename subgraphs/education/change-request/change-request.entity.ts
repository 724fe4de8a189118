import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { PersonId } from "../../../schema/person-id";
import type { ChangeActKind, ChangeParty } from "./change-party";
import type { ChangeRequestKind } from "./change-request-kind";
import type { ChangeRequestState } from "./change-request-state";

/** A change of enrolment as it is asked for and carried out (学籍异动申请). Dates YYYY-MM-DD. */
@Entity("change_request")
export class ChangeRequestEntity {
  @PrimaryColumn({ name: "id", type: "text" })
  id: string;

  @Column({ name: "kind", type: "text" })
  kind: ChangeRequestKind;

  @Column({ name: "state", type: "text" })
  state: ChangeRequestState;

  /** Whose step it is. */
  @Column({ name: "awaits", type: "text", nullable: true })
  awaits: ChangeParty | null;

  /** Last day of the step. */
  @Column({ name: "due_on", type: "date", nullable: true })
  dueOn: string | null;

  /** Id of the enrolment of the 学籍号, which a child from another county has only once it has arrived. */
  @Column({ name: "enrolment_key", type: "text" })
  enrolmentKey: string;

  @Column({ name: "child_id", type: "text" })
  childId: PersonId;

  /** School that the child leaves or is at; null when it comes from another county. */
  @Column({ name: "from_school_id", type: "text", nullable: true })
  fromSchoolId: string | null;

  /** School of this county that the child goes to. */
  @Column({ name: "to_school_id", type: "text", nullable: true })
  toSchoolId: string | null;

  /** The other county, and the school there. */
  @Column({ name: "elsewhere_county", type: "text", nullable: true })
  elsewhereCounty: string | null;

  @Column({ name: "elsewhere_school", type: "text", nullable: true })
  elsewhereSchool: string | null;

  /** Grade and class that the child is to go to. */
  @Column({ name: "grade", type: "smallint", nullable: true })
  grade: number | null;

  @Column({ name: "class_name", type: "text", nullable: true })
  className: string | null;

  @Column({ name: "reason_sealed", type: "bytea" })
  reasonSealed: Buffer;

  /** The paper it rests on (证明材料), and its date. */
  @Column({ name: "paper", type: "text" })
  paper: string;

  @Column({ name: "paper_on", type: "date", nullable: true })
  paperOn: string | null;

  /** Day from which a change within one school holds. */
  @Column({ name: "takes_effect_on", type: "date", nullable: true })
  takesEffectOn: string | null;

  /** Last day of a leave. */
  @Column({ name: "ends_on", type: "date", nullable: true })
  endsOn: string | null;

  /** What the roll will say of a child from another county. */
  @Column({ name: "newcomer_sealed", type: "bytea", nullable: true })
  newcomerSealed: Buffer | null;

  /** The place that the child left, once it has. */
  @Column({ name: "left_enrolment_id", type: "text", nullable: true })
  leftEnrolmentId: string | null;

  @Column({ name: "requested_on", type: "date" })
  requestedOn: string;

  @Column({ name: "completed_on", type: "date", nullable: true })
  completedOn: string | null;
}

/** Who did what in a change. */
@Entity("change_request_act")
export class ChangeActEntity {
  @PrimaryColumn({ name: "request_id", type: "text" })
  requestId: string;

  /** From 1: two acts may bear the same instant where the clock stands. */
  @PrimaryColumn({ name: "step", type: "integer" })
  step: number;

  @Column({ name: "kind", type: "text" })
  kind: ChangeActKind;

  /** Whose word it is: for a party of another county one of ours has recorded it. */
  @Column({ name: "party", type: "text" })
  party: ChangeParty;

  @Column({ name: "actor", type: "text" })
  actor: string;

  @Column({ name: "post", type: "text" })
  post: string;

  @Column({ name: "at", type: "timestamptz" })
  at: Date;

  @Column({ name: "paper", type: "text", nullable: true })
  paper: string | null;

  @Column({ name: "paper_on", type: "date", nullable: true })
  paperOn: string | null;

  @Column({ name: "note_sealed", type: "bytea", nullable: true })
  noteSealed: Buffer | null;
}
