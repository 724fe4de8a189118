import "reflect-metadata";
import { Field, ID, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { Region, toRegion } from "../../../infra/runtime/region.type";
import { DateScalar, SchoolYearScalar } from "../../../schema/scalars";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import { Child } from "../child/child.type";
import type { AdmissionNoticeEntity } from "./admission-notice.entity";
import { AdmissionNoticeState } from "./notice-state";
import { NoticeReceiver, NoticeServing } from "./serving";

@ObjectType({ simpleResolvers: true, description: "How a notice of entry was served. 入学通知书送达情况。" })
export class NoticeService {
  @Field(() => DateScalar, { description: "Day. 送达日期。" })
  servedOn: string;

  @Field(() => NoticeServing, { description: "Way. 送达方式。" })
  method: NoticeServing;

  @Field(() => NoticeReceiver, {
    nullable: true,
    description: "Who took it; null where nobody did. 签收人；无人签收为空。",
  })
  receivedBy: NoticeReceiver | null;

  @Field(() => String, { description: "Who served it. 送达人。" })
  servedBy: string;
}

@ObjectType({ simpleResolvers: true, description: "A child's registration at a school. 入学注册。" })
export class EntrantRegistration {
  @Field(() => DateScalar, {
    description: "Day; of an enrolment, its month of entry by its first day. 注册日期；由学籍核对者为入学年月首日。",
  })
  registeredOn: string;

  @Field(() => Boolean, {
    description: "Whether an enrolment shows it and nobody has recorded it. 是否由学籍核对得出（学校未登记）。",
  })
  matched: boolean;

  schoolId: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "Notice that a child is to enter school, with all that its paper says. 义务教育入学通知书。",
})
export class AdmissionNotice {
  @Field(() => ID, { description: "Id of the notice. 通知书标识。" })
  id: string;

  @Field(() => String, { description: "Number, such as 入通〔2018〕1号. 文号。" })
  number: string;

  @Field(() => Child, { nullable: true, description: "The child. 儿童。" })
  child: Child | null;

  @Field(() => SchoolYearScalar, { description: "School year of entry. 入学学年。" })
  schoolYear: SchoolYear;

  @Field(() => Region, { description: "County whose bureau of education issues it. 制发通知书的县（市、区）。" })
  county: Region;

  @Field(() => Region, { nullable: true, description: "Township that serves it. 负责送达的乡镇（街道）。" })
  township: Region | null;

  @Field(() => DateScalar, { description: "Day it was drawn up. 制发日期。" })
  drawnUpOn: string;

  @Field(() => DateScalar, { description: "First day of school. 开学日期。" })
  termStartsOn: string;

  @Field(() => DateScalar, { description: "Last day to register. 注册截止日期。" })
  registerBy: string;

  @Field(() => AdmissionNoticeState, { description: "How far it has come. 状态。" })
  state: AdmissionNoticeState;

  @Field(() => NoticeService, { nullable: true, description: "How it was served; null before. 送达情况；未送达为空。" })
  service: NoticeService | null;

  @Field(() => EntrantRegistration, {
    nullable: true,
    description: "The child's registration; null before. 入学注册；未注册为空。",
  })
  registration: EntrantRegistration | null;

  schoolId: string | null;
}

export const AdmissionNoticeConnection = Connection(AdmissionNotice, "AdmissionNotice");

/** The notice of a row that the caller may see. */
export function toAdmissionNotice(row: AdmissionNoticeEntity): AdmissionNotice {
  const { servedOn, serveMethod, servedBy, registeredOn, registeredSchoolId } = row;
  return {
    id: row.id,
    number: row.number,
    child: { id: row.childId },
    schoolYear: row.schoolYear,
    county: toRegion(row.countyCode),
    township: row.townshipCode === null ? null : toRegion(row.townshipCode),
    drawnUpOn: row.drawnUpOn,
    termStartsOn: row.termStartsOn,
    registerBy: row.registerBy,
    state: row.state,
    service:
      servedOn === null || serveMethod === null || servedBy === null
        ? null
        : { servedOn, method: serveMethod, receivedBy: row.receivedBy, servedBy },
    registration:
      registeredOn === null || registeredSchoolId === null
        ? null
        : { registeredOn, matched: row.matched, schoolId: registeredSchoolId },
    schoolId: row.schoolId,
  };
}
