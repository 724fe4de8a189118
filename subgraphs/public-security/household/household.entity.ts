import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { RosterRow } from "../../../infra/runtime/roster-row";
import type { Sex } from "../../../infra/runtime/sex";
import type { PersonId } from "../../../schema/person-id";
import type { HouseholdState } from "./household-state";

/** One entry of the register of permanent residents (户籍人口). Its county comes from the register, never from the ID number. */
@Entity("household_registration")
export class HouseholdEntity extends RosterRow {
  @PrimaryColumn({ name: "person_id", type: "text" })
  personId: PersonId;

  @Column({ name: "id_number_sealed", type: "bytea" })
  idNumberSealed: Buffer;

  @Column({ name: "name", type: "text" })
  name: string;

  @Column({ name: "sex", type: "text" })
  sex: Sex;

  /** YYYY-MM-DD, as the register has it; it may disagree with the ID number. */
  @Column({ name: "birth_date", type: "date" })
  birthDate: string;

  @Column({ name: "ethnicity", type: "text" })
  ethnicity: string;

  /** Six digits of GB/T 2260. */
  @Column({ name: "county_code", type: "char", length: 6 })
  countyCode: string;

  /** Nine digits: the county's six and the township's three. */
  @Column({ name: "township_code", type: "char", length: 9 })
  townshipCode: string;

  @Column({ name: "address_sealed", type: "bytea" })
  addressSealed: Buffer;

  @Column({ name: "household_number", type: "text" })
  householdNumber: string;

  @Column({ name: "relation_to_head", type: "text" })
  relationToHead: string;

  @Column({ name: "state", type: "text" })
  state: HouseholdState;

  @Column({ name: "guardian_name", type: "text", nullable: true })
  guardianName: string | null;

  @Column({ name: "guardian_relation", type: "text", nullable: true })
  guardianRelation: string | null;

  @Column({ name: "guardian_phone_sealed", type: "bytea", nullable: true })
  guardianPhoneSealed: Buffer | null;
}
