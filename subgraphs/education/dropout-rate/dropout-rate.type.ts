import "reflect-metadata";
import { ArgsType, Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { RegionCodeScalar, SchoolYearScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolYear } from "../../../schema/scalars/school-year";

/** Stage of compulsory schooling (学段). */
export enum SchoolStage {
  PRIMARY = "PRIMARY",
  JUNIOR = "JUNIOR",
}

registerEnumType(SchoolStage, {
  name: "SchoolStage",
  description: "Stage of compulsory schooling. 学段。",
  valuesConfig: {
    PRIMARY: { description: "Grades 1 to 6. 小学。" },
    JUNIOR: { description: "Grades 7 to 9. 初中。" },
  },
});

@ObjectType({ simpleResolvers: true, description: "Dropout rate of one stage in one school year. 年辍学率。" })
export class DropoutRate {
  @Field(() => SchoolStage, { description: "Stage. 学段。" })
  stage: SchoolStage;

  @Field(() => Int, {
    description:
      "Children who dropped out during the year, back or not; each once. 学年内辍学人数（含已返校，按人计）。",
  })
  dropouts: number;

  @Field(() => Int, { description: "Children on the roll when the year began. 学年初在校生数。" })
  enrolledAtStart: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Dropouts per child on the roll, 0 to 1; null without children. 年辍学率（0至1）；学年初无在校生时为空。",
  })
  rate: number | null;
}

@ArgsType()
export class DropoutRateArguments {
  @Field(() => RegionCodeScalar, {
    description:
      "Region of the schools; narrowed to the caller's own where it is wider. 学校所在区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => SchoolYearScalar, { description: "School year. 学年。" })
  schoolYear: SchoolYear;
}
