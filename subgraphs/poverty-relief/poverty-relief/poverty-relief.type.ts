import "reflect-metadata";
import { Field, ObjectType } from "type-graphql";
import { Region, toRegion } from "../../../infra/runtime/region.type";
import type { PersonId } from "../../../schema/person-id";
import { DateScalar } from "../../../schema/scalars";
import type { HouseholdMemberEntity } from "./household-member.entity";
import { PoorHouseholdCategory } from "./poor-household-category";

@ObjectType({
  simpleResolvers: true,
  description: "A child's place in a poor or monitored household. 儿童所在脱贫监测户信息。",
})
export class PovertyRelief {
  @Field(() => String, { description: "Number of the household. 户编号。" })
  householdNumber: string;

  @Field(() => PoorHouseholdCategory, { description: "Kind of the household. 户类别。" })
  category: PoorHouseholdCategory;

  @Field(() => String, { description: "Relation to the head of the household. 与户主关系。" })
  relationToHead: string;

  @Field(() => DateScalar, { description: "Date on which the household was identified. 识别日期。" })
  identifiedOn: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Date on which the risk was declared gone; null while it stands. 消除日期；未消除为空。",
  })
  liftedOn: string | null;

  @Field(() => Region, { description: "Township of the household. 所属乡镇（街道）。" })
  township: Region;

  @Field(() => String, { nullable: true, description: "Person who helps the household. 帮扶责任人。" })
  helperName: string | null;

  @Field(() => String, { description: "Name as this register has it. 本登记所载姓名。" })
  recordedName: string;

  @Field(() => [String], { description: "What the import found odd in this record. 导入时发现的疑点。" })
  warnings: string[];

  /** Whose it is: its sensitive fields open with the child. */
  childId: PersonId;

  /** Opened only for a request that asks for it. */
  helperPhoneSealed: Buffer | null;
}

/** The poverty-relief record of a row. */
export function toPovertyRelief(row: HouseholdMemberEntity): PovertyRelief {
  return {
    householdNumber: row.householdNumber,
    childId: row.personId,
    category: row.householdCategory,
    relationToHead: row.relationToHead,
    identifiedOn: row.identifiedOn,
    liftedOn: row.liftedOn,
    township: toRegion(row.townshipCode),
    helperName: row.helperName,
    recordedName: row.name,
    warnings: row.warnings,
    helperPhoneSealed: row.helperPhoneSealed,
  };
}
