import "reflect-metadata";
import { ArgsType, Field, ID } from "type-graphql";
import { PageArguments } from "../../../infra/runtime/page";
import { DateScalar, RegionCodeScalar, SchoolCodeScalar, SchoolYearScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolCode } from "../../../schema/scalars/school-code";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import { AdmissionNoticeState } from "./notice-state";
import { NoticeReceiver, NoticeServing } from "./serving";
import { HomeVisitMet } from "./visit-met";

@ArgsType()
export class AdmissionNoticesArguments extends PageArguments {
  @Field(() => RegionCodeScalar, {
    description: "Region; narrowed to the caller's own where it is wider. 区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => SchoolYearScalar, { description: "School year of entry. 入学学年。" })
  schoolYear: SchoolYear;

  @Field(() => AdmissionNoticeState, { nullable: true, description: "Only this state. 仅此状态。" })
  state?: AdmissionNoticeState | null;
}

@ArgsType()
export class UnregisteredEntrantsArguments extends PageArguments {
  @Field(() => RegionCodeScalar, {
    description: "Region; narrowed to the caller's own where it is wider. 区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => SchoolYearScalar, { description: "School year of entry. 入学学年。" })
  schoolYear: SchoolYear;

  @Field(() => DateScalar, {
    nullable: true,
    description: "As things stood on this day; today by default. 截至日期，默认当日。",
  })
  asOf?: Date | null;
}

@ArgsType()
export class NoticeAssignmentArguments {
  @Field(() => SchoolCodeScalar, { nullable: true, description: "School the child is to go to. 应入学校。" })
  schoolId?: SchoolCode | null;

  @Field(() => RegionCodeScalar, {
    nullable: true,
    description:
      "Township that is to serve it; that of the school by default. 负责送达的乡镇（街道），默认学校所在乡镇（街道）。",
  })
  townshipCode?: RegionCode | null;
}

@ArgsType()
export class DrawUpArguments extends NoticeAssignmentArguments {
  @Field(() => SchoolYearScalar, { description: "School year of entry. 入学学年。" })
  schoolYear: SchoolYear;

  @Field(() => [ID], {
    description:
      "Children who come to school age, as public security lists them; 1 to 1000. 公安部门列出的适龄入学儿童，1至1000名。",
  })
  childIds: string[];
}

@ArgsType()
export class AssignNoticeArguments extends NoticeAssignmentArguments {
  @Field(() => ID, { description: "The notice. 通知书。" })
  noticeId: string;
}

@ArgsType()
export class ServeNoticeArguments {
  @Field(() => ID, { description: "The notice. 通知书。" })
  noticeId: string;

  @Field(() => DateScalar, { description: "Day. 送达日期。" })
  servedOn: Date;

  @Field(() => NoticeServing, { description: "Way. 送达方式。" })
  method: NoticeServing;

  @Field(() => NoticeReceiver, {
    nullable: true,
    description: "Who took it, when it was handed over. 签收人（直接送达或交监护人时填写）。",
  })
  receivedBy?: NoticeReceiver | null;

  @Field(() => String, { description: "Who served it. 送达人。" })
  servedBy: string;
}

@ArgsType()
export class RegisterEntrantArguments {
  @Field(() => ID, { description: "The notice. 通知书。" })
  noticeId: string;

  @Field(() => SchoolCodeScalar, {
    description: "School that registers the child: the caller's own. 注册学校（本校）。",
  })
  schoolId: SchoolCode;

  @Field(() => DateScalar, { description: "Day. 注册日期。" })
  registeredOn: Date;
}

@ArgsType()
export class HomeVisitArguments {
  @Field(() => ID, { description: "The notice. 通知书。" })
  noticeId: string;

  @Field(() => DateScalar, { description: "Day of the visit. 家访日期。" })
  visitedOn: Date;

  @Field(() => [String], { description: "Who went. 家访人员。" })
  visitors: string[];

  @Field(() => HomeVisitMet, { description: "Whom they met. 见到何人。" })
  met: HomeVisitMet;

  @Field(() => String, { description: "What came of it. 家访结果。" })
  result: string;

  @Field(() => DateScalar, { nullable: true, description: "Day of the next visit. 下次家访日期。" })
  nextOn?: Date | null;
}
