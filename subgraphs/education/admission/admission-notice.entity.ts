import "reflect-metadata";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { PersonId } from "../../../schema/person-id";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import type { AdmissionNoticeState } from "./notice-state";
import type { NoticeReceiver, NoticeServing } from "./serving";

/** A notice of entry (入学通知书) as it stands: a view, which looks up whether the child has registered. Dates YYYY-MM-DD. */
@Entity("admission_notice_standing")
export class AdmissionNoticeEntity {
  @PrimaryColumn({ name: "id", type: "text" })
  id: string;

  @Column({ name: "child_id", type: "text" })
  childId: PersonId;

  @Column({ name: "school_year", type: "text" })
  schoolYear: SchoolYear;

  /** County whose bureau has drawn it up. */
  @Column({ name: "county_code", type: "text" })
  countyCode: string;

  /** 入通〔2018〕1号. */
  @Column({ name: "number", type: "text" })
  number: string;

  /** County, year and number: the order of listings. */
  @Column({ name: "sort_key", type: "text" })
  sortKey: string;

  @Column({ name: "state", type: "text" })
  state: AdmissionNoticeState;

  @Column({ name: "drawn_up_on", type: "date" })
  drawnUpOn: string;

  @Column({ name: "term_starts_on", type: "date" })
  termStartsOn: string;

  @Column({ name: "register_by", type: "date" })
  registerBy: string;

  /** School that the child is to go to. */
  @Column({ name: "school_id", type: "text", nullable: true })
  schoolId: string | null;

  /** Township that is to serve it. */
  @Column({ name: "township_code", type: "text", nullable: true })
  townshipCode: string | null;

  @Column({ name: "served_on", type: "date", nullable: true })
  servedOn: string | null;

  @Column({ name: "serve_method", type: "text", nullable: true })
  serveMethod: NoticeServing | null;

  @Column({ name: "received_by", type: "text", nullable: true })
  receivedBy: NoticeReceiver | null;

  @Column({ name: "served_by", type: "text", nullable: true })
  servedBy: string | null;

  @Column({ name: "registered_on", type: "date", nullable: true })
  registeredOn: string | null;

  @Column({ name: "registered_school_id", type: "text", nullable: true })
  registeredSchoolId: string | null;

  /** Whether nobody recorded the registration: an enrolment shows it. */
  @Column({ name: "matched", type: "boolean" })
  matched: boolean;
}
