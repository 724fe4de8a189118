import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { RosterRow } from "../../../infra/runtime/roster-row";
import type { Sex } from "../../../infra/runtime/sex";
import type { PersonId } from "../../../schema/person-id";

/** One registration of a person living away from the place of 户籍 (流动人口). */
@Entity("residence_registration")
export class ResidenceEntity extends RosterRow {
  @PrimaryColumn({ name: "person_id", type: "text" })
  personId: PersonId;

  /** YYYY-MM-DD. */
  @PrimaryColumn({ name: "registered_on", type: "date" })
  registeredOn: string;

  @Column({ name: "id_number_sealed", type: "bytea" })
  idNumberSealed: Buffer;

  @Column({ name: "name", type: "text" })
  name: string;

  @Column({ name: "sex", type: "text" })
  sex: Sex;

  /** YYYY-MM-DD, as this register has it. */
  @Column({ name: "birth_date", type: "date" })
  birthDate: string;

  /** Six digits of GB/T 2260: the county of the 户籍. */
  @Column({ name: "home_county_code", type: "char", length: 6 })
  homeCountyCode: string;

  /** Nine digits: the township of the residence. */
  @Column({ name: "township_code", type: "char", length: 9 })
  townshipCode: string;

  @Column({ name: "address_sealed", type: "bytea" })
  addressSealed: Buffer;

  /** YYYY-MM-DD; null while the person lives there. */
  @Column({ name: "cancelled_on", type: "date", nullable: true })
  cancelledOn: string | null;

  @Column({ name: "guardian_name", type: "text", nullable: true })
  guardianName: string | null;

  @Column({ name: "guardian_phone_sealed", type: "bytea", nullable: true })
  guardianPhoneSealed: Buffer | null;
}
