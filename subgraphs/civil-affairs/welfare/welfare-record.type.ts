import "reflect-metadata";
import { Field, Int, ObjectType } from "type-graphql";
import { Region, toRegion } from "../../../infra/runtime/region.type";
import { DateScalar } from "../../../schema/scalars";
import { WelfareCategory } from "./welfare-category";
import type { WelfareRecordEntity } from "./welfare-record.entity";

@ObjectType({ simpleResolvers: true, description: "Recognition of a child for one kind of care. 儿童福利认定记录。" })
export class WelfareRecord {
  @Field(() => WelfareCategory, { description: "Kind of care. 类别。" })
  category: WelfareCategory;

  @Field(() => DateScalar, { description: "Date of the recognition. 认定日期。" })
  grantedOn: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Date on which it ends; null while open. 终止日期；未终止为空。",
  })
  endedOn: string | null;

  @Field(() => Region, { description: "Township that looks after the child. 所属乡镇（街道）。" })
  township: Region;

  @Field(() => Int, { nullable: true, description: "Monthly allowance in 分. 月保障金（分）。" })
  monthlyAmountFen: number | null;

  @Field(() => String, { description: "Name as this register has it. 本登记所载姓名。" })
  recordedName: string;

  @Field(() => [String], { description: "What the import found odd in this record. 导入时发现的疑点。" })
  warnings: string[];
}

/** The welfare record of a row. */
export function toWelfareRecord(row: WelfareRecordEntity): WelfareRecord {
  return {
    category: row.category,
    grantedOn: row.grantedOn,
    endedOn: row.endedOn,
    township: toRegion(row.townshipCode),
    monthlyAmountFen: row.monthlyAmountFen,
    recordedName: row.name,
    warnings: row.warnings,
  };
}
