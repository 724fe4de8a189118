import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** One subsidy that a student got in one term (资助). A view: over the roster and the payments that were recorded here. */
@Entity("subsidy_received")
export class SubsidyEntity {
  @PrimaryColumn({ name: "enrolment_id", type: "text" })
  enrolmentId: string;

  /** 学期: school year and half, `2018-2019-1`. */
  @PrimaryColumn({ name: "term", type: "text" })
  term: string;

  @PrimaryColumn({ name: "item", type: "text" })
  item: string;

  /** In 分. */
  @Column({ name: "amount_fen", type: "bigint" })
  amountFen: number;
}
