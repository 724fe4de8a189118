import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { RosterRow } from "../../../infra/runtime/roster-row";
import type { PersonId } from "../../../schema/person-id";
import type { WelfareCategory } from "./welfare-category";

/** One recognition of a child for one kind of care (儿童福利). */
@Entity("welfare_record")
export class WelfareRecordEntity extends RosterRow {
  @PrimaryColumn({ name: "person_id", type: "text" })
  personId: PersonId;

  @PrimaryColumn({ name: "category", type: "text" })
  category: WelfareCategory;

  /** YYYY-MM-DD (认定日期). */
  @PrimaryColumn({ name: "granted_on", type: "date" })
  grantedOn: string;

  @Column({ name: "id_number_sealed", type: "bytea" })
  idNumberSealed: Buffer;

  @Column({ name: "name", type: "text" })
  name: string;

  /** YYYY-MM-DD, read from the ID number at import: it tells the children of this register from the adults. */
  @Column({ name: "birth_date", type: "date" })
  birthDate: string;

  /** YYYY-MM-DD (终止日期); null while it lasts. */
  @Column({ name: "ended_on", type: "date", nullable: true })
  endedOn: string | null;

  /** Nine digits of the township that looks after the child. */
  @Column({ name: "township_code", type: "char", length: 9 })
  townshipCode: string;

  /** Monthly allowance (月保障金) in 分. */
  @Column({ name: "monthly_amount_fen", type: "bigint", nullable: true })
  monthlyAmountFen: number | null;
}
