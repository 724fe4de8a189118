import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { PersonId } from "../../../schema/person-id";
import type { PersuasionState } from "./persuasion-state";

/**
 * One line of the ledger of dropouts (劝返台账); a child who drops out again has another line. A view: over what the roster
 * brought and what was entered here.
 */
@Entity("dropout_ledger")
export class DropoutRecordEntity {
  @PrimaryColumn({ name: "person_id", type: "text" })
  personId: PersonId;

  /** YYYY-MM-DD. */
  @PrimaryColumn({ name: "found_on", type: "date" })
  foundOn: string;

  /** Null for a child who was entered by a 学籍号 alone. */
  @Column({ name: "id_number_sealed", type: "bytea", nullable: true })
  idNumberSealed: Buffer | null;

  @Column({ name: "name", type: "text" })
  name: string;

  @Column({ name: "reason", type: "text" })
  reason: string;

  @Column({ name: "whereabouts", type: "text" })
  whereabouts: string;

  @Column({ name: "persuasion_state", type: "text" })
  persuasionState: PersuasionState;

  /** YYYY-MM-DD. */
  @Column({ name: "returned_on", type: "date", nullable: true })
  returnedOn: string | null;

  @Column({ name: "responsible_person", type: "text", nullable: true })
  responsiblePerson: string | null;

  /** Six digits of the county that keeps the ledger. */
  @Column({ name: "county_code", type: "char", length: 6 })
  countyCode: string;

  /** Codes of what the import found odd in the row. */
  @Column({ name: "warnings", type: "text", array: true })
  warnings: string[];

  /** Who entered the line here; null for a line of the roster. */
  @Column({ name: "entered_by", type: "text", nullable: true })
  enteredBy: string | null;

  @Column({ name: "entered_post", type: "text", nullable: true })
  enteredPost: string | null;

  @Column({ name: "entered_at", type: "timestamptz", nullable: true })
  enteredAt: Date | null;

  /** Who entered the return here, and the paper it rests on; null where the roster tells it. */
  @Column({ name: "return_by", type: "text", nullable: true })
  returnBy: string | null;

  @Column({ name: "return_post", type: "text", nullable: true })
  returnPost: string | null;

  @Column({ name: "return_at", type: "timestamptz", nullable: true })
  returnAt: Date | null;

  @Column({ name: "return_paper_sealed", type: "bytea", nullable: true })
  returnPaperSealed: Buffer | null;
}
