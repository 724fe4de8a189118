import "reflect-metadata";
import { Field, ObjectType, registerEnumType } from "type-graphql";

/** Why a child is due a subsidy (资助对象类别). */
export enum SubsidyGround {
  POOR_HOUSEHOLD = "POOR_HOUSEHOLD",
  MONITORED_HOUSEHOLD = "MONITORED_HOUSEHOLD",
  MINIMUM_LIVING_ALLOWANCE = "MINIMUM_LIVING_ALLOWANCE",
  EXTREME_POVERTY_SUPPORT = "EXTREME_POVERTY_SUPPORT",
  ORPHAN = "ORPHAN",
  DISABILITY = "DISABILITY",
}

registerEnumType(SubsidyGround, {
  name: "SubsidyGround",
  description: "Why a child is due a subsidy. 资助对象类别。",
  valuesConfig: {
    POOR_HOUSEHOLD: { description: "Of a household on the poverty register, lifted out or not. 原建档立卡。" },
    MONITORED_HOUSEHOLD: { description: "Of a household watched against falling into poverty. 防返贫监测户。" },
    MINIMUM_LIVING_ALLOWANCE: { description: "Of a household on the minimum living allowance. 低保。" },
    EXTREME_POVERTY_SUPPORT: { description: "Supported as a person in extreme poverty. 特困供养。" },
    ORPHAN: { description: "Orphan. 孤儿。" },
    DISABILITY: { description: "Holds a certificate of disability. 残疾学生。" },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: "What a child is due in the current term beside what it got. 当前学期应助与已助对照。",
})
export class SubsidyGap {
  @Field(() => String, { description: "The current term, such as 2018-2019-1. 当前学期。" })
  term: string;

  @Field(() => [SubsidyGround], { description: "Grounds in force in the term. 本学期有效的资助依据。" })
  grounds: SubsidyGround[];

  @Field(() => Boolean, { description: "Whether a subsidy was received in the term. 本学期是否已获资助。" })
  received: boolean;

  @Field(() => Boolean, { description: "Whether one is due and was not received. 是否应助未助。" })
  missing: boolean;
}
