import "reflect-metadata";
import { Field, ObjectType } from "type-graphql";
import { Sex } from "../../../infra/runtime/sex";
import { DateScalar } from "../../../schema/scalars";
import type { PersonId } from "../../../schema/person-id";
import type { HouseholdEntity } from "../household/household.entity";
import type { ResidenceEntity } from "../residence/residence.entity";

@ObjectType({ simpleResolvers: true, description: "Who a child is, as public security has it. 公安登记的身份信息。" })
export class Identity {
  @Field(() => String, { description: "Name. 姓名。" })
  name: string;

  @Field(() => Sex, { description: "Sex. 性别。" })
  sex: Sex;

  @Field(() => DateScalar, { description: "Birth date. 出生日期。" })
  birthDate: string;

  @Field(() => String, {
    nullable: true,
    description: "Ethnicity; null when only a residence is registered. 民族；仅有流动人口登记时为空。",
  })
  ethnicity: string | null;

  /** Whose it is: its sensitive fields open with the child. */
  childId: PersonId;

  /** Opened only for a request that asks for it. */
  idNumberSealed: Buffer;
}

/** The identity that a record of either register gives. */
export function toIdentity(row: HouseholdEntity | ResidenceEntity): Identity {
  return {
    name: row.name,
    childId: row.personId,
    sex: row.sex,
    birthDate: row.birthDate,
    ethnicity: "ethnicity" in row ? row.ethnicity : null,
    idNumberSealed: row.idNumberSealed,
  };
}
