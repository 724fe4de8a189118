import "reflect-metadata";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { RegionCodeScalar, SchoolYearScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolYear } from "../../../schema/scalars/school-year";

@ObjectType({
  simpleResolvers: true,
  description: "A school on whose roll nobody dropped out in a school year. 无辍学校。",
})
export class SchoolWithoutDropout {
  @Field(() => Int, {
    description:
      "Children on its roll, today or when the year ended, its graduates with them. 在籍人数（当日或学年末，含当学年毕业生）。",
  })
  onRoll: number;

  schoolId: string;
}

export const SchoolWithoutDropoutConnection = Connection(SchoolWithoutDropout, "SchoolWithoutDropout");

@ObjectType({
  simpleResolvers: true,
  description: "A class on whose roll nobody dropped out in a school year. 无辍学班。",
})
export class ClassWithoutDropout {
  @Field(() => Int, { description: "Grade in that year, 1 to 9. 当学年年级，1至9。" })
  grade: number;

  @Field(() => String, { description: "Class. 班级。" })
  className: string;

  @Field(() => Int, {
    description:
      "Children on its roll, today or when the year ended, its graduates with them. 在籍人数（当日或学年末，含当学年毕业生）。",
  })
  onRoll: number;

  schoolId: string;
}

export const ClassWithoutDropoutConnection = Connection(ClassWithoutDropout, "ClassWithoutDropout");

@ArgsType()
export class WithoutDropoutArguments extends PageArguments {
  @Field(() => RegionCodeScalar, {
    description:
      "Region of the schools; narrowed to the caller's own where it is wider. 学校所在区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => SchoolYearScalar, { description: "School year. 学年。" })
  schoolYear: SchoolYear;
}
