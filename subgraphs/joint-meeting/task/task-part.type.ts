import "reflect-metadata";
import { Field, Int, ObjectType } from "type-graphql";
import { Region } from "../../../infra/runtime/region.type";
import { Sex } from "../../../infra/runtime/sex";
import { DateScalar } from "../../../schema/scalars";
import { Whereabouts } from "../case/whereabouts";

/** What a task opens of its case; null wherever its kind opens nothing or the registers tell nothing. */
@ObjectType({
  simpleResolvers: true,
  description:
    "What a task opens of its case, as of the day it was asked; null for what its kind does not open. 任务所需的案情摘要（交办当日）；该类任务不开放的为空。",
})
export class TaskPart {
  @Field(() => String, { nullable: true, description: "Name of the child. 儿童姓名。" })
  childName: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Birth date. 出生日期。" })
  birthDate: string | null;

  @Field(() => Sex, { nullable: true, description: "Sex. 性别。" })
  sex: Sex | null;

  @Field(() => String, { nullable: true, description: "Name of the last school. 原就读学校。" })
  schoolName: string | null;

  @Field(() => Int, { nullable: true, description: "Grade there. 年级。" })
  grade: number | null;

  @Field(() => String, { nullable: true, description: "Class there. 班级。" })
  className: string | null;

  @Field(() => String, { nullable: true, description: "Name of the guardian. 监护人姓名。" })
  guardianName: string | null;

  @Field(() => Whereabouts, { nullable: true, description: "Where the child is, as far as known. 目前去向。" })
  whereabouts: Whereabouts | null;

  @Field(() => DateScalar, { nullable: true, description: "Since when it is out of school. 辍学起始日期。" })
  spellSince: string | null;

  @Field(() => Region, {
    nullable: true,
    description: "Township of the 户籍, else of the residence. 户籍（居住）乡镇（街道）。",
  })
  householdTownship: Region | null;

  @Field(() => String, { nullable: true, description: "Number of the notice to be served. 须送达文书文号。" })
  documentNumber: string | null;
}
