import "reflect-metadata";
import { Field, ObjectType } from "type-graphql";
import { Region, toRegion } from "../../../infra/runtime/region.type";
import { departmentTitle } from "../../../schema/departments";
import { School } from "../school/school.type";
import type { FindingRow } from "./finding-row";
import { OwnerKind } from "./owner-kind";

@ObjectType({ simpleResolvers: true, description: "Who is to act on a finding. 责任单位。" })
export class FindingOwner {
  @Field(() => OwnerKind, { description: "Kind of the unit. 责任单位类别。" })
  kind: OwnerKind;

  @Field(() => String, {
    description:
      "Name of a department's subgraph, school code, or code of a township. 部门代号、学校标识码或乡镇代码。",
  })
  code: string;

  @Field(() => String, { nullable: true, description: "Title of the department, if it is one. 部门名称。" })
  department: string | null;

  @Field(() => School, { nullable: true, description: "The school, if it is one. 学校。" })
  school: School | null;

  @Field(() => Region, { nullable: true, description: "The township, if it is one. 乡镇（街道）。" })
  township: Region | null;
}

/** The owner of a finding. */
export function toFindingOwner({ ownerKind, ownerCode }: Pick<FindingRow, "ownerKind" | "ownerCode">): FindingOwner {
  return {
    kind: ownerKind,
    code: ownerCode,
    department: ownerKind === OwnerKind.DEPARTMENT ? departmentTitle(ownerCode) : null,
    school: ownerKind === OwnerKind.SCHOOL ? { id: ownerCode } : null,
    township: ownerKind === OwnerKind.TOWNSHIP ? toRegion(ownerCode) : null,
  };
}
