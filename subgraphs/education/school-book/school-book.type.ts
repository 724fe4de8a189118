import "reflect-metadata";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { DateScalar, SchoolCodeScalar, SchoolYearScalar } from "../../../schema/scalars";
import type { SchoolCode } from "../../../schema/scalars/school-code";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import { School } from "../school/school.type";
import type { SchoolBookContent } from "./school-book.content";

@ObjectType({ simpleResolvers: true, description: "Figures of a school's book. 一校一册数据。" })
export class SchoolBookFigures {
  @Field(() => Int, { description: "On the roll on the day, those on leave with them. 在籍人数（含休学）。" })
  onRoll: number;

  @Field(() => Int, { description: "Of them, on leave. 其中休学人数。" })
  suspended: number;

  @Field(() => Int, { description: "Of them, taught at home. 其中送教上门人数。" })
  homeTeaching: number;

  @Field(() => Int, { description: "Of them, disabled children in ordinary classes. 其中随班就读人数。" })
  inclusive: number;

  @Field(() => Int, { description: "Of them, in a school for children with disabilities. 其中特教学校就读人数。" })
  specialSchool: number;

  @Field(() => Int, { description: "Came from elsewhere in the school year. 本学年转入人数。" })
  transferredIn: number;

  @Field(() => Int, { description: "Went elsewhere in the school year. 本学年转出人数。" })
  transferredOut: number;

  @Field(() => Int, {
    description: "Children who dropped out in the school year, back or not. 本学年辍学人数（含已返校）。",
  })
  droppedOut: number;

  @Field(() => Int, { description: "Out of school on the day, whenever they left. 当日仍辍学人数。" })
  out: number;

  @Field(() => Int, { description: "Children whose absence without leave calls for something. 旷课预警人数。" })
  alerted: number;
}

@ObjectType({ simpleResolvers: true, description: "Figures of one grade in a school's book. 一校一册分年级数据。" })
export class SchoolBookGrade {
  @Field(() => Int, { description: "Grade, 1 to 9. 年级，1至9。" })
  grade: number;

  @Field(() => SchoolBookFigures, { description: "Its figures. 数据。" })
  figures: SchoolBookFigures;
}

@ObjectType({ simpleResolvers: true, description: "Figures of one class in a school's book. 一校一册分班级数据。" })
export class SchoolBookClass {
  @Field(() => Int, { description: "Grade, 1 to 9. 年级，1至9。" })
  grade: number;

  @Field(() => String, { description: "Class. 班级。" })
  className: string;

  @Field(() => SchoolBookFigures, { description: "Its figures. 数据。" })
  figures: SchoolBookFigures;
}

@ObjectType({ simpleResolvers: true, description: "The book that a school keeps of its school year. 一校一册。" })
export class SchoolBook {
  @Field(() => School, { nullable: true, description: "The school. 学校。" })
  school: School | null;

  @Field(() => SchoolYearScalar, { description: "School year. 学年。" })
  schoolYear: SchoolYear;

  @Field(() => DateScalar, {
    description: "Day on which it stands: today, or the last of a year that is over. 截至日期。",
  })
  asOf: string;

  @Field(() => SchoolBookFigures, { description: "Figures of the school. 全校数据。" })
  figures: SchoolBookFigures;

  @Field(() => [SchoolBookGrade], { description: "By grade. 分年级。" })
  byGrade: SchoolBookGrade[];

  @Field(() => [SchoolBookClass], { description: "By class. 分班级。" })
  byClass: SchoolBookClass[];

  /** The entries, resolved one by one. */
  content: SchoolBookContent;
}

@ArgsType()
export class SchoolBookArguments {
  @Field(() => SchoolCodeScalar, { description: "The school. 学校标识码。" })
  schoolId: SchoolCode;

  @Field(() => SchoolYearScalar, { description: "School year. 学年。" })
  schoolYear: SchoolYear;
}
