import "reflect-metadata";
import { Field, Int, ObjectType } from "type-graphql";
import { Region, toRegion } from "../../../infra/runtime/region.type";
import type { PersonId } from "../../../schema/person-id";
import { DateScalar } from "../../../schema/scalars";
import { DisabilityCategory } from "./disability-category";
import type { DisabilityCertificateEntity } from "./disability-certificate.entity";

@ObjectType({ simpleResolvers: true, description: "Disability of a child by its certificate. 残疾人证所载残疾情况。" })
export class Disability {
  @Field(() => DisabilityCategory, { description: "Kind of disability. 残疾类别。" })
  category: DisabilityCategory;

  @Field(() => Int, { description: "Grade, 1 (worst) to 4. 残疾等级，1（最重）至4级。" })
  grade: number;

  @Field(() => DateScalar, { description: "Date of issue. 发证日期。" })
  issuedOn: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Last day of validity; null without end. 有效期至；长期有效为空。",
  })
  expiresOn: string | null;

  @Field(() => Region, { description: "Township that the certificate names. 所属乡镇（街道）。" })
  township: Region;

  @Field(() => String, { description: "Name as the certificate has it. 残疾人证所载姓名。" })
  recordedName: string;

  @Field(() => [String], { description: "What the import found odd in this record. 导入时发现的疑点。" })
  warnings: string[];

  /** Whose it is: its sensitive fields open with the child. */
  childId: PersonId;

  /** Opened only for a request that asks for it. */
  certificateNumberSealed: Buffer;
}

/** The disability that a certificate's row tells of. */
export function toDisability(row: DisabilityCertificateEntity): Disability {
  return {
    category: row.category,
    childId: row.personId,
    grade: row.grade,
    issuedOn: row.issuedOn,
    expiresOn: row.expiresOn,
    township: toRegion(row.townshipCode),
    recordedName: row.name,
    warnings: row.warnings,
    certificateNumberSealed: row.certificateNumberSealed,
  };
}
