import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** That a child who transferred out has arrived at the other school (就学取证). */
@Entity("arrival_proof")
export class ArrivalProofEntity {
  @PrimaryColumn({ name: "enrolment_id", type: "text" })
  enrolmentId: string;

  /** YYYY-MM-DD. */
  @Column({ name: "confirmed_on", type: "date" })
  confirmedOn: string;

  /** The paper it rests on, such as the other school's certificate of attendance (就读证明). */
  @Column({ name: "paper", type: "text" })
  paper: string;

  @Column({ name: "recorded_by", type: "text" })
  recordedBy: string;

  @Column({ name: "recorded_post", type: "text" })
  recordedPost: string;

  @Column({ name: "recorded_at", type: "timestamptz" })
  recordedAt: Date;
}
