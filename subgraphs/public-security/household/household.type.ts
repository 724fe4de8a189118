import "reflect-metadata";
import { Field, ObjectType } from "type-graphql";
import { Region, toRegion } from "../../../infra/runtime/region.type";
import type { PersonId } from "../../../schema/person-id";
import type { HouseholdEntity } from "./household.entity";
import { HouseholdState } from "./household-state";

@ObjectType({ simpleResolvers: true, description: "Household registration of a child. 户籍登记。" })
export class Household {
  @Field(() => Region, { description: "County of the registration. 户籍所在县（市、区）。" })
  county: Region;

  @Field(() => Region, { description: "Township of the registration. 户籍所在乡镇（街道）。" })
  township: Region;

  @Field(() => String, { description: "Number of the household. 户号。" })
  householdNumber: string;

  @Field(() => String, { description: "Relation to the head of the household. 与户主关系。" })
  relationToHead: string;

  @Field(() => HouseholdState, { description: "State of the registration. 户籍状态。" })
  state: HouseholdState;

  @Field(() => String, { nullable: true, description: "Name of the guardian. 监护人姓名。" })
  guardianName: string | null;

  @Field(() => String, { nullable: true, description: "Relation of the guardian to the child. 监护人关系。" })
  guardianRelation: string | null;

  @Field(() => [String], { description: "What the import found odd in this record. 导入时发现的疑点。" })
  warnings: string[];

  /** Whose it is: its sensitive fields open with the child. */
  childId: PersonId;

  /** Opened only for a request that asks for it. */
  addressSealed: Buffer;

  /** Opened only for a request that asks for it. */
  guardianPhoneSealed: Buffer | null;
}

/** The 户籍 record of a row. */
export function toHousehold(row: HouseholdEntity): Household {
  return {
    county: toRegion(row.countyCode),
    childId: row.personId,
    township: toRegion(row.townshipCode),
    householdNumber: row.householdNumber,
    relationToHead: row.relationToHead,
    state: row.state,
    guardianName: row.guardianName,
    guardianRelation: row.guardianRelation,
    warnings: row.warnings,
    addressSealed: row.addressSealed,
    guardianPhoneSealed: row.guardianPhoneSealed,
  };
}
