import "reflect-metadata";
import { ArgsType, Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { Sex } from "../../../infra/runtime/sex";
import type { PersonId } from "../../../schema/person-id";
import { DateScalar, RegionCodeScalar, SchoolCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolCode } from "../../../schema/scalars/school-code";
import { Child } from "../child/child.type";
import type { EnrolmentEntity } from "./enrolment.entity";
import { EnrolmentState } from "./enrolment-state";
import { StudyMode } from "./study-mode";

@ObjectType({ simpleResolvers: true, description: "A child's place on the roll of a school. 学籍。" })
@Directive('@key(fields: "id")')
export class Enrolment {
  @Field(() => ID, { description: "Opaque id; discloses no student number. 学籍标识，不含学籍号。" })
  id: string;

  @Field(() => Child, { nullable: true, description: "The child. 儿童。" })
  child: Child | null;

  @Field(() => String, { description: "Name as the school has it. 学籍所载姓名。" })
  recordedName: string;

  @Field(() => Sex, { description: "Sex as the school has it. 学籍所载性别。" })
  recordedSex: Sex;

  @Field(() => DateScalar, { description: "Birth date as the school has it. 学籍所载出生日期。" })
  recordedBirthDate: string;

  @Field(() => Int, { description: "Grade, 1 to 9. 年级，1至9。" })
  grade: number;

  @Field(() => String, { description: "Class. 班级。" })
  className: string;

  @Field(() => DateScalar, { description: "First day of the month of entry. 入学年月（以当月首日表示）。" })
  entryMonth: string;

  @Field(() => EnrolmentState, { description: "State of the enrolment. 学籍状态。" })
  state: EnrolmentState;

  @Field(() => DateScalar, { nullable: true, description: "Date of the state. 状态日期。" })
  stateDate: string | null;

  @Field(() => StudyMode, { description: "How the child is taught. 就学方式。" })
  studyMode: StudyMode;

  @Field(() => Boolean, { description: "Whether the child moved here with its parents. 是否随迁子女。" })
  migrantChild: boolean;

  @Field(() => Boolean, { description: "Whether the child was left behind by its parents. 是否留守儿童。" })
  leftBehind: boolean;

  @Field(() => Boolean, { description: "Whether the child boards. 是否寄宿生。" })
  boarder: boolean;

  @Field(() => String, { nullable: true, description: "Name of the guardian. 监护人姓名。" })
  guardianName: string | null;

  @Field(() => [String], { description: "What the import found odd in this record. 导入时发现的疑点。" })
  warnings: string[];

  /** Whose it is: its sensitive fields open with the child. */
  childId: PersonId;

  schoolId: string;

  /** Opened only for a request that asks for it. */
  studentNumberSealed: Buffer;

  /** Opened only for a request that asks for it. */
  idNumberSealed: Buffer | null;

  /** Opened only for a request that asks for it. */
  guardianPhoneSealed: Buffer | null;
}

export const StudentConnection = Connection(Enrolment, "Student");

@ArgsType()
export class StudentsArguments extends PageArguments {
  @Field(() => RegionCodeScalar, {
    description:
      "Region of the schools; narrowed to the caller's own where it is wider. 学校所在区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => SchoolCodeScalar, { nullable: true, description: "Only this school. 仅此学校。" })
  schoolId?: SchoolCode | null;

  @Field(() => EnrolmentState, { nullable: true, description: "Only this state. 仅此学籍状态。" })
  state?: EnrolmentState | null;
}

/** The enrolment of a row that the caller may read. */
export function toEnrolment(row: EnrolmentEntity): Enrolment {
  return {
    id: row.id,
    child: { id: row.personId },
    childId: row.personId,
    recordedName: row.name,
    recordedSex: row.sex,
    recordedBirthDate: row.birthDate,
    grade: row.grade,
    className: row.className,
    entryMonth: row.entryMonth,
    state: row.state,
    stateDate: row.stateDate,
    studyMode: row.studyMode,
    migrantChild: row.migrantChild,
    leftBehind: row.leftBehind,
    boarder: row.boarder,
    guardianName: row.guardianName,
    warnings: row.warnings,
    schoolId: row.schoolId,
    studentNumberSealed: row.studentNumberSealed,
    idNumberSealed: row.idNumberSealed,
    guardianPhoneSealed: row.guardianPhoneSealed,
  };
}
