import "reflect-metadata";
import { ArgsType, Directive, Field, ID, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { Region, toRegion } from "../../../infra/runtime/region.type";
import { RegionCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolEntity } from "./school.entity";
import { SchoolKind } from "./school-kind";

@ObjectType({ simpleResolvers: true, description: "A school of the county. 学校。" })
@Directive('@key(fields: "id")')
export class School {
  @Field(() => ID, { description: "School code, ten digits. 学校标识码。" })
  id: string;

  @Field(() => String, { description: "Name. 学校名称。" })
  name: string;

  @Field(() => SchoolKind, { description: "Kind of the school. 办学类型。" })
  kind: SchoolKind;

  @Field(() => Region, { description: "Township the school lies in. 所在乡镇（街道）。" })
  township: Region;

  @Field(() => String, { nullable: true, description: "Name of the principal. 校长。" })
  principal: string | null;

  @Field(() => [String], { description: "What the import found odd in this record. 导入时发现的疑点。" })
  warnings: string[];

  /** Opened only for a request that asks for it. */
  phoneSealed: Buffer | null;
}

export const SchoolConnection = Connection(School, "School");

@ArgsType()
export class SchoolsArguments extends PageArguments {
  @Field(() => RegionCodeScalar, {
    description: "Region; narrowed to the caller's own where it is wider. 区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;
}

/** The school of a row. */
export function toSchool(row: SchoolEntity): School {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    township: toRegion(row.townshipCode),
    principal: row.principal,
    warnings: row.warnings,
    phoneSealed: row.phoneSealed,
  };
}
