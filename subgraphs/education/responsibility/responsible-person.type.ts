import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar, SchoolCodeScalar } from "../../../schema/scalars";
import type { SchoolCode } from "../../../schema/scalars/school-code";
import { ResponsibilityLevel } from "./responsibility-level";
import type { ResponsiblePersonEntity } from "./responsible-person.entity";

@ObjectType({
  simpleResolvers: true,
  description: "Who answers for a school, a grade, a class or a child. 控辍保学责任人。",
})
export class ResponsiblePerson {
  @Field(() => ID, { description: "Id. 标识。" })
  id: string;

  @Field(() => ResponsibilityLevel, { description: "Level. 责任层级。" })
  level: ResponsibilityLevel;

  @Field(() => Int, { nullable: true, description: "The grade, where it is for one. 负责的年级；不分年级为空。" })
  grade: number | null;

  @Field(() => String, { nullable: true, description: "The class, where it is for one. 负责的班级；不分班为空。" })
  className: string | null;

  @Field(() => String, { description: "Name. 姓名。" })
  name: string;

  @Field(() => String, { description: "Post. 职务。" })
  post: string;

  @Field(() => DateScalar, { description: "First day. 起始日期。" })
  validFrom: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day; null without end. 终止日期；在任为空。" })
  validTo: string | null;

  enrolmentId: string | null;
}

export const AssignResponsibleOutcome = createUnionType({
  name: "AssignResponsibleOutcome",
  description: "The responsibility entered, or why not. 已登记的责任人；或未予办理的原因。",
  types: () => [ResponsiblePerson, Refusal] as const,
  resolveType: (value) => (value instanceof Refusal ? Refusal : ResponsiblePerson),
});

export const EndResponsibilityOutcome = createUnionType({
  name: "EndResponsibilityOutcome",
  description: "The responsibility ended, or why not. 已终止的责任人；或未予办理的原因。",
  types: () => [ResponsiblePerson, Refusal] as const,
  resolveType: (value) => (value instanceof Refusal ? Refusal : ResponsiblePerson),
});

@ArgsType()
export class AssignResponsibleArguments {
  @Field(() => SchoolCodeScalar, { description: "The school. 学校标识码。" })
  schoolId: SchoolCode;

  @Field(() => ResponsibilityLevel, { description: "Level. 责任层级。" })
  level: ResponsibilityLevel;

  @Field(() => Int, { nullable: true, description: "Grade, of a grade or a class. 年级（包年级、包班时填）。" })
  grade?: number | null;

  @Field(() => String, { nullable: true, description: "Class, of a class. 班级（包班时填）。" })
  className?: string | null;

  @Field(() => ID, { nullable: true, description: "Enrolment of a child of the school. 学籍标识（包人时填）。" })
  enrolmentId?: string | null;

  @Field(() => String, { description: "Name. 姓名。" })
  name: string;

  @Field(() => String, { description: "Post. 职务。" })
  post: string;

  @Field(() => DateScalar, { description: "First day. 起始日期。" })
  validFrom: Date;
}

@ArgsType()
export class EndResponsibilityArguments {
  @Field(() => ID, { description: "The responsibility. 责任人记录标识。" })
  id: string;

  @Field(() => DateScalar, { description: "Last day. 终止日期。" })
  on: Date;
}

/** The person of a row. */
export function toResponsiblePerson(row: ResponsiblePersonEntity): ResponsiblePerson {
  const { id, level, grade, className, name, post, validFrom, validTo, enrolmentId } = row;
  return { id, level, grade, className, name, post, validFrom, validTo, enrolmentId };
}
