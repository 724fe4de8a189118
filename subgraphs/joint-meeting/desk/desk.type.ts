import "reflect-metadata";
import { Field, ObjectType } from "type-graphql";
import { Region, toRegion } from "../../../infra/runtime/region.type";
import { School } from "../school/school.type";
import { type Desk as DeskCode, deskTitle, partsOf } from "./desk";
import { DeskKind } from "./desk-kind";

@ObjectType({ simpleResolvers: true, description: "Who acts: a post of the county. 岗位。" })
export class Desk {
  @Field(() => String, {
    description:
      "Code: office, leader, a department, school:<code>, township:<code>; /head for the unit's head. 岗位代号。",
  })
  code: string;

  @Field(() => String, { description: "What people call it. 岗位名称。" })
  title: string;

  @Field(() => DeskKind, { description: "Kind. 岗位类别。" })
  kind: DeskKind;

  @Field(() => Boolean, { description: "Whether it is the desk of the unit's head. 是否单位负责人。" })
  isHead: boolean;

  @Field(() => School, { nullable: true, description: "The school, if it is one's. 学校。" })
  school: School | null;

  @Field(() => Region, { nullable: true, description: "The township, if it is one's. 乡镇（街道）。" })
  township: Region | null;
}

/** The desk of a code. */
export function toDeskType(code: DeskCode): Desk {
  const { kind, code: unit, isHead } = partsOf(code);
  return {
    code,
    title: deskTitle(code),
    kind,
    isHead,
    school: kind === DeskKind.SCHOOL ? { id: unit } : null,
    township: kind === DeskKind.TOWNSHIP ? toRegion(unit) : null,
  };
}
