import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { RosterRow } from "../../../infra/runtime/roster-row";
import type { Sex } from "../../../infra/runtime/sex";
import type { PersonId } from "../../../schema/person-id";
import type { EnrolmentState } from "./enrolment-state";
import type { StudyMode } from "./study-mode";

/** One row of the student roster (学籍). A child keeps one 学籍号 from grade 1 to 9; a number given twice makes two rows. */
@Entity("enrolment")
export class EnrolmentEntity extends RosterRow {
  /** Opaque id of the 学籍号. */
  @PrimaryColumn({ name: "id", type: "text" })
  id: string;

  /** From the ID number; from the 学籍号 where the roster has no ID number. */
  @Column({ name: "person_id", type: "text" })
  personId: PersonId;

  @Column({ name: "student_number_sealed", type: "bytea" })
  studentNumberSealed: Buffer;

  @Column({ name: "id_number_sealed", type: "bytea", nullable: true })
  idNumberSealed: Buffer | null;

  @Column({ name: "name", type: "text" })
  name: string;

  @Column({ name: "sex", type: "text" })
  sex: Sex;

  /** YYYY-MM-DD, as the school has it. */
  @Column({ name: "birth_date", type: "date" })
  birthDate: string;

  /** 学校标识码. */
  @Column({ name: "school_id", type: "text" })
  schoolId: string;

  /** 1–9. */
  @Column({ name: "grade", type: "smallint" })
  grade: number;

  @Column({ name: "class_name", type: "text" })
  className: string;

  /** First day of the 入学年月, YYYY-MM-01. */
  @Column({ name: "entry_month", type: "date" })
  entryMonth: string;

  @Column({ name: "state", type: "text" })
  state: EnrolmentState;

  /** YYYY-MM-DD; for a child on the roll, the day it came back. */
  @Column({ name: "state_date", type: "date", nullable: true })
  stateDate: string | null;

  @Column({ name: "study_mode", type: "text" })
  studyMode: StudyMode;

  /** 随迁子女. */
  @Column({ name: "migrant_child", type: "boolean" })
  migrantChild: boolean;

  /** 留守儿童. */
  @Column({ name: "left_behind", type: "boolean" })
  leftBehind: boolean;

  /** 寄宿生. */
  @Column({ name: "boarder", type: "boolean" })
  boarder: boolean;

  @Column({ name: "guardian_name", type: "text", nullable: true })
  guardianName: string | null;

  @Column({ name: "guardian_phone_sealed", type: "bytea", nullable: true })
  guardianPhoneSealed: Buffer | null;
}
