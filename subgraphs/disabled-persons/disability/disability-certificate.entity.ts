import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { RosterRow } from "../../../infra/runtime/roster-row";
import type { PersonId } from "../../../schema/person-id";
import type { DisabilityCategory } from "./disability-category";

/** One certificate of disability (残疾人证). A reissue has a number, and so a row, of its own. */
@Entity("disability_certificate")
export class DisabilityCertificateEntity extends RosterRow {
  /** Opaque id of the certificate number. */
  @PrimaryColumn({ name: "id", type: "text" })
  id: string;

  @Column({ name: "person_id", type: "text" })
  personId: PersonId;

  @Column({ name: "certificate_number_sealed", type: "bytea" })
  certificateNumberSealed: Buffer;

  @Column({ name: "id_number_sealed", type: "bytea" })
  idNumberSealed: Buffer;

  @Column({ name: "name", type: "text" })
  name: string;

  /** YYYY-MM-DD, read from the ID number at import: it tells the children of this register from the adults. */
  @Column({ name: "birth_date", type: "date" })
  birthDate: string;

  @Column({ name: "category", type: "text" })
  category: DisabilityCategory;

  /** 1 (一级, the worst) to 4 (四级). */
  @Column({ name: "grade", type: "smallint" })
  grade: number;

  /** YYYY-MM-DD (发证日期). */
  @Column({ name: "issued_on", type: "date" })
  issuedOn: string;

  /** YYYY-MM-DD (有效期至); null when it does not expire. */
  @Column({ name: "expires_on", type: "date", nullable: true })
  expiresOn: string | null;

  /** Nine digits. */
  @Column({ name: "township_code", type: "char", length: 9 })
  townshipCode: string;
}
