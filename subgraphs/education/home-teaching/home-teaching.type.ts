import "reflect-metadata";
import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "Teaching at the child's home. 送教上门。" })
export class HomeTeaching {
  @Field(() => Int, { description: "Grade, 1 to 9. 年级，1至9。" })
  grade: number;

  @Field(() => String, { description: "Class the child belongs to. 所属班级。" })
  className: string;

  schoolId: string;
}
