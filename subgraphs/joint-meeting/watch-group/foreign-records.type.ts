import "reflect-metadata";
import { Directive, Field, ObjectType, registerEnumType } from "type-graphql";
import { DateScalar } from "../../../schema/scalars";

/** What `Child.watchGroups` reads of the records of other departments; their owners define them, this is the part in use. */

/** Categories of welfare that are no watch group of their own stand here too: the gateway may hand them over. */
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
    IN_DIFFICULTY: {
      description: "In hardship by poverty, own disability or lack of guardianship. 困境儿童。",
    },
    LEFT_BEHIND: {
      description: "Under 16, both parents away, or one away and the other unable to care. 留守儿童。",
    },
    MINIMUM_LIVING_ALLOWANCE: { description: "Household receives the minimum living allowance. 最低生活保障。" },
    EXTREME_POVERTY_SUPPORT: { description: "Supported as a person in extreme poverty. 特困供养。" },
  },
});

export enum EnrolmentState {
  ENROLLED = "ENROLLED",
  SUSPENDED = "SUSPENDED",
  TRANSFERRED_OUT = "TRANSFERRED_OUT",
  DROPPED_OUT = "DROPPED_OUT",
  GRADUATED = "GRADUATED",
  DECEASED = "DECEASED",
}

registerEnumType(EnrolmentState, {
  name: "EnrolmentState",
  description: "State of an enrolment. 学籍状态。",
  valuesConfig: {
    ENROLLED: { description: "On the roll and expected at school. 在籍。" },
    SUSPENDED: { description: "Away with leave, the place is kept. 休学。" },
    TRANSFERRED_OUT: { description: "Went to a school elsewhere. 转出。" },
    DROPPED_OUT: { description: "Left without finishing. 辍学。" },
    GRADUATED: { description: "Finished. 毕业。" },
    DECEASED: { description: "Died. 死亡。" },
  },
});

@ObjectType({ simpleResolvers: true, description: "Recognition of a child for one kind of care. 儿童福利认定记录。" })
export class WelfareRecord {
  @Field(() => WelfareCategory, { description: "Kind of care. 类别。" })
  @Directive("@external")
  category: WelfareCategory;

  @Field(() => DateScalar, { description: "Date of the recognition. 认定日期。" })
  @Directive("@external")
  grantedOn: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Date on which it ends; null while open. 终止日期；未终止为空。",
  })
  @Directive("@external")
  endedOn: string | null;
}

@ObjectType({ simpleResolvers: true, description: "Disability of a child by its certificate. 残疾人证所载残疾情况。" })
export class Disability {
  @Field(() => DateScalar, { description: "Date of issue. 发证日期。" })
  @Directive("@external")
  issuedOn: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Last day of validity; null without end. 有效期至；长期有效为空。",
  })
  @Directive("@external")
  expiresOn: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A child's place on the roll of a school. 学籍。" })
export class Enrolment {
  @Field(() => EnrolmentState, { description: "State of the enrolment. 学籍状态。" })
  @Directive("@external")
  state: EnrolmentState;

  @Field(() => Boolean, { description: "Whether the child moved here with its parents. 是否随迁子女。" })
  @Directive("@external")
  migrantChild: boolean;

  @Field(() => Boolean, { description: "Whether the child was left behind by its parents. 是否留守儿童。" })
  @Directive("@external")
  leftBehind: boolean;
}
