import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { RosterRow } from "../../../infra/runtime/roster-row";
import type { PersonId } from "../../../schema/person-id";
import type { PoorHouseholdCategory } from "./poor-household-category";

/** One person of a poor or monitored household (脱贫监测户). */
@Entity("household_member")
export class HouseholdMemberEntity extends RosterRow {
  @PrimaryColumn({ name: "household_number", type: "text" })
  householdNumber: string;

  @PrimaryColumn({ name: "person_id", type: "text" })
  personId: PersonId;

  @Column({ name: "id_number_sealed", type: "bytea" })
  idNumberSealed: Buffer;

  @Column({ name: "name", type: "text" })
  name: string;

  /** YYYY-MM-DD, read from the ID number at import: it tells the children of this register from the adults. */
  @Column({ name: "birth_date", type: "date" })
  birthDate: string;

  @Column({ name: "relation_to_head", type: "text" })
  relationToHead: string;

  @Column({ name: "household_category", type: "text" })
  householdCategory: PoorHouseholdCategory;

  /** YYYY-MM-DD (识别日期). */
  @Column({ name: "identified_on", type: "date" })
  identifiedOn: string;

  /** YYYY-MM-DD (消除日期): the day the risk was declared gone; null while the household is helped. */
  @Column({ name: "lifted_on", type: "date", nullable: true })
  liftedOn: string | null;

  /** Nine digits. */
  @Column({ name: "township_code", type: "char", length: 9 })
  townshipCode: string;

  @Column({ name: "helper_name", type: "text", nullable: true })
  helperName: string | null;

  @Column({ name: "helper_phone_sealed", type: "bytea", nullable: true })
  helperPhoneSealed: Buffer | null;
}
