import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { RosterRow } from "../../../infra/runtime/roster-row";
import type { SchoolKind } from "./school-kind";

/** One school of the county (学校). */
@Entity("school")
export class SchoolEntity extends RosterRow {
  /** 学校标识码, ten digits. */
  @PrimaryColumn({ name: "id", type: "text" })
  id: string;

  @Column({ name: "name", type: "text" })
  name: string;

  @Column({ name: "kind", type: "text" })
  kind: SchoolKind;

  /** Nine digits of the township the school lies in. */
  @Column({ name: "township_code", type: "char", length: 9 })
  townshipCode: string;

  @Column({ name: "principal", type: "text", nullable: true })
  principal: string | null;

  @Column({ name: "phone_sealed", type: "bytea", nullable: true })
  phoneSealed: Buffer | null;
}
