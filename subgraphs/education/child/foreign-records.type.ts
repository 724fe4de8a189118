import "reflect-metadata";
import { Directive, Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateScalar } from "../../../schema/scalars";

/** What `subsidyGap` reads of the records of other departments; their owners define them, this is the part in use. */

export enum WelfareCategory {
  ORPHAN = "ORPHAN",
  DE_FACTO_UNATTENDED = "DE_FACTO_UNATTENDED",
  IN_DIFFICULTY = "IN_DIFFICULTY",
  LEFT_BEHIND = "LEFT_BEHIND",
  MINIMUM_LIVING_ALLOWANCE = "MINIMUM_LIVING_ALLOWANCE",
  EXTREME_POVERTY_SUPPORT = "EXTREME_POVERTY_SUPPORT",
}

registerEnumType(WelfareCategory, {
  name: "WelfareCategory",
  description: "Why a child stands in the welfare register. 儿童福利类别。",
  valuesConfig: {
    ORPHAN: { description: "Under 18, parents dead or not to be found. 孤儿。" },
    DE_FACTO_UNATTENDED: { description: "Under 18, neither parent able to raise the child. 事实无人抚养儿童。" },
    IN_DIFFICULTY: { description: "In hardship by poverty, own disability or lack of guardianship. 困境儿童。" },
    LEFT_BEHIND: {
      description: "Under 16, both parents away, or one away and the other unable to care. 留守儿童。",
    },
    MINIMUM_LIVING_ALLOWANCE: { description: "Household receives the minimum living allowance. 最低生活保障。" },
    EXTREME_POVERTY_SUPPORT: { description: "Supported as a person in extreme poverty. 特困供养。" },
  },
});

export enum PoorHouseholdCategory {
  REGISTERED_POOR = "REGISTERED_POOR",
  LIFTED_OUT = "LIFTED_OUT",
  UNSTABLE_LIFTED = "UNSTABLE_LIFTED",
  MARGINAL = "MARGINAL",
  SUDDEN_HARDSHIP = "SUDDEN_HARDSHIP",
}

registerEnumType(PoorHouseholdCategory, {
  name: "PoorHouseholdCategory",
  description: "Kind of a poor or monitored household. 户类别。",
  valuesConfig: {
    REGISTERED_POOR: { description: "On the poverty register, to 2020. 建档立卡贫困户。" },
    LIFTED_OUT: { description: "Lifted out of poverty. 脱贫户。" },
    UNSTABLE_LIFTED: { description: "Lifted out, at risk of falling back. 脱贫不稳定户。" },
    MARGINAL: { description: "At the margin of poverty. 边缘易致贫户。" },
    SUDDEN_HARDSHIP: { description: "In sudden grave hardship. 突发严重困难户。" },
  },
});

@ObjectType({ simpleResolvers: true, description: "Recognition of a child for one kind of care. 儿童福利认定记录。" })
export class WelfareRecord {
  @Field(() => WelfareCategory, { description: "Kind of care. 类别。" })
  @Directive("@external")
  category: WelfareCategory;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Date on which it ends; null while open. 终止日期；未终止为空。",
  })
  @Directive("@external")
  endedOn: string | null;
}

@ObjectType({ simpleResolvers: true, description: "Disability of a child by its certificate. 残疾人证所载残疾情况。" })
export class Disability {
  @Field(() => Int, { description: "Grade, 1 (worst) to 4. 残疾等级，1（最重）至4级。" })
  @Directive("@external")
  grade: number;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Last day of validity; null without end. 有效期至；长期有效为空。",
  })
  @Directive("@external")
  expiresOn: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "A child's place in a poor or monitored household. 儿童所在脱贫监测户信息。",
})
export class PovertyRelief {
  @Field(() => PoorHouseholdCategory, { description: "Kind of the household. 户类别。" })
  @Directive("@external")
  category: PoorHouseholdCategory;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Date on which the risk was declared gone; null while it stands. 消除日期；未消除为空。",
  })
  @Directive("@external")
  liftedOn: string | null;
}
