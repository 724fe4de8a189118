import "reflect-metadata";
import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import { Sex } from "../../../infra/runtime/sex";
import {
  CitizenIdScalar,
  DateScalar,
  RegionCodeScalar,
  SchoolCodeScalar,
  StudentNumberScalar,
} from "../../../schema/scalars";
import type { CitizenId } from "../../../schema/scalars/citizen-id";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolCode } from "../../../schema/scalars/school-code";
import type { StudentNumber } from "../../../schema/scalars/student-number";

@ArgsType()
class ReasonArguments {
  @Field(() => String, { description: "Why. 理由。" })
  reason: string;

  @Field(() => String, { description: "The paper it rests on, with its number. 证明材料名称及文号。" })
  paper: string;

  @Field(() => DateScalar, { nullable: true, description: "Date of the paper. 材料日期。" })
  paperOn?: Date | null;
}

@ArgsType()
class PlaceArguments extends ReasonArguments {
  @Field(() => SchoolCodeScalar, { description: "School that asks: the caller's own. 转入学校（本校）。" })
  toSchoolId: SchoolCode;

  @Field(() => Int, { description: "Grade, 1 to 9. 转入年级，1至9。" })
  grade: number;

  @Field(() => String, { description: "Class. 转入班级。" })
  className: string;
}

@ArgsType()
export class TransferArguments extends PlaceArguments {
  @Field(() => StudentNumberScalar, { description: "Student number of the child. 学籍号。" })
  studentNumber: StudentNumber;

  @Field(() => String, { description: "Name as the other school has it. 学籍所载姓名。" })
  name: string;
}

@InputType({ description: "What the papers of a child from another county say. 跨县转入学生信息。" })
export class NewcomerInput {
  @Field(() => StudentNumberScalar, { description: "Student number. 学籍号。" })
  studentNumber: StudentNumber;

  @Field(() => CitizenIdScalar, {
    nullable: true,
    description: "ID number; may lack for L and J numbers only. 公民身份号码（仅L、J学籍号可缺）。",
  })
  idNumber?: CitizenId | null;

  @Field(() => String, { description: "Name. 姓名。" })
  name: string;

  @Field(() => Sex, { description: "Sex. 性别。" })
  sex: Sex;

  @Field(() => DateScalar, { description: "Birth date. 出生日期。" })
  birthDate: Date;

  @Field(() => DateScalar, { description: "A day of the month of entry. 入学年月（当月任一日）。" })
  entryMonth: Date;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether the child moved here with its parents. 是否随迁子女。",
  })
  migrantChild: boolean;

  @Field(() => Boolean, { defaultValue: false, description: "Whether the child was left behind. 是否留守儿童。" })
  leftBehind: boolean;

  @Field(() => Boolean, { defaultValue: false, description: "Whether the child boards. 是否寄宿生。" })
  boarder: boolean;

  @Field(() => String, { nullable: true, description: "Name of the guardian. 监护人姓名。" })
  guardianName?: string | null;

  @Field(() => String, { nullable: true, description: "Phone of the guardian. 监护人联系电话。" })
  guardianPhone?: string | null;
}

@ArgsType()
export class TransferInArguments extends PlaceArguments {
  @Field(() => NewcomerInput, { description: "The child. 学生信息。" })
  newcomer: NewcomerInput;

  @Field(() => RegionCodeScalar, { description: "County that it comes from. 转出地县级区划代码。" })
  fromCounty: RegionCode;

  @Field(() => String, { description: "School that it comes from. 转出学校名称。" })
  fromSchool: string;
}

@ArgsType()
export class TransferOutArguments extends ReasonArguments {
  @Field(() => ID, { description: "Enrolment of a pupil of the caller's school. 本校学生学籍标识。" })
  enrolmentId: string;

  @Field(() => RegionCodeScalar, { description: "County that it goes to. 转入地县级区划代码。" })
  toCounty: RegionCode;

  @Field(() => String, { description: "School that has asked for it. 转入学校名称。" })
  toSchool: string;
}

@ArgsType()
export class DeathArguments extends ReasonArguments {
  @Field(() => ID, { description: "Enrolment of a pupil of the caller's school. 本校学生学籍标识。" })
  enrolmentId: string;

  @Field(() => DateScalar, { description: "Day from which it holds. 日期。" })
  on: Date;
}

@ArgsType()
export class SuspensionArguments extends DeathArguments {
  @Field(() => DateScalar, { description: "Last day of the leave. 休学期满日期。" })
  endsOn: Date;
}

@ArgsType()
export class ResumptionArguments extends DeathArguments {
  @Field(() => Int, {
    nullable: true,
    description: "Grade, where it is another than before. 复学年级（与原年级不同时填写）。",
  })
  grade?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Class, where it is another than before. 复学班级（与原班级不同时填写）。",
  })
  className?: string | null;
}
