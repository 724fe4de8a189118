import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { RosterRow } from "../../../infra/runtime/roster-row";
import type { PersonId } from "../../../schema/person-id";
import type { PersuasionState } from "./persuasion-state";

/** One line of the ledger of dropouts (劝返台账); a child who drops out again has another line. */
@Entity("dropout_record")
export class DropoutRecordEntity extends RosterRow {
  @PrimaryColumn({ name: "person_id", type: "text" })
  personId: PersonId;

  /** YYYY-MM-DD. */
  @PrimaryColumn({ name: "found_on", type: "date" })
  foundOn: string;

  @Column({ name: "id_number_sealed", type: "bytea" })
  idNumberSealed: Buffer;

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
}
