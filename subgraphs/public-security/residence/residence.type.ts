import "reflect-metadata";
import { Field, ObjectType } from "type-graphql";
import { Region, toRegion } from "../../../infra/runtime/region.type";
import { Sex } from "../../../infra/runtime/sex";
import type { PersonId } from "../../../schema/person-id";
import { DateScalar } from "../../../schema/scalars";
import type { ResidenceEntity } from "./residence.entity";

@ObjectType({ simpleResolvers: true, description: "Registration of a child living away from its 户籍. 流动人口登记。" })
export class Residence {
  @Field(() => Region, { description: "County of the 户籍, as registered here. 户籍所在县（市、区）。" })
  homeCounty: Region;

  @Field(() => Region, { description: "Township of the residence. 居住乡镇（街道）。" })
  township: Region;

  @Field(() => DateScalar, { description: "Date of the registration. 登记日期。" })
  registeredOn: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Date on which it was cancelled; null while it stands. 注销日期；未注销为空。",
  })
  cancelledOn: string | null;

  @Field(() => String, { nullable: true, description: "Name of the guardian. 监护人姓名。" })
  guardianName: string | null;

  @Field(() => String, { description: "Name as this register has it. 本登记所载姓名。" })
  recordedName: string;

  @Field(() => Sex, { description: "Sex as this register has it. 本登记所载性别。" })
  recordedSex: Sex;

  @Field(() => DateScalar, { description: "Birth date as this register has it. 本登记所载出生日期。" })
  recordedBirthDate: string;

  @Field(() => [String], { description: "What the import found odd in this record. 导入时发现的疑点。" })
  warnings: string[];

  /** Whose it is: its sensitive fields open with the child. */
  childId: PersonId;

  /** Opened only for a request that asks for it. */
  addressSealed: Buffer;

  /** Opened only for a request that asks for it. */
  guardianPhoneSealed: Buffer | null;
}

/** The 流动人口 record of a row. */
export function toResidence(row: ResidenceEntity): Residence {
  return {
    homeCounty: toRegion(row.homeCountyCode),
    childId: row.personId,
    township: toRegion(row.townshipCode),
    registeredOn: row.registeredOn,
    cancelledOn: row.cancelledOn,
    guardianName: row.guardianName,
    recordedName: row.name,
    recordedSex: row.sex,
    recordedBirthDate: row.birthDate,
    warnings: row.warnings,
    addressSealed: row.addressSealed,
    guardianPhoneSealed: row.guardianPhoneSealed,
  };
}
