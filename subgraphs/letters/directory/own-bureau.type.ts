import "reflect-metadata";
import { ArgsType, createUnionType, Field, ObjectType } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";

@ObjectType({
  simpleResolvers: true,
  description: "Under which name and from where the county's education bureau writes. 本县教育局发函信息。",
})
export class OwnBureau {
  @Field(() => DateScalar, {
    nullable: true,
    description:
      "First day; null while nobody has set anything and the region's name stands in. 起始日期；未设定为空。",
  })
  validFrom: string | null;

  @Field(() => String, { description: "Full name, as it heads letters. 发文机关全称。" })
  bureauName: string;

  @Field(() => String, { description: "Short name. 简称。" })
  shortName: string;

  @Field(() => String, { description: "Word before the numbers of its letters. 机关代字。" })
  organWord: string;

  @Field(() => String, { description: "Where answers on paper go. 通信地址。" })
  postalAddress: string;

  @Field(() => String, { description: "Whom to call and where, at the foot of letters. 附注（联系人、电话）。" })
  contact: string;
}

export const SetOwnBureauOutcome = createUnionType({
  name: "SetOwnBureauOutcome",
  description: "What holds from that day on, or why not. 设定发函信息的结果。",
  types: () => [OwnBureau, Refusal] as const,
});

@ArgsType()
export class OwnBureauArguments {
  @Field(() => DateScalar, { nullable: true, description: "The day; today by default. 日期，默认当日。" })
  on?: Date | null;
}

@ArgsType()
export class SetOwnBureauArguments {
  @Field(() => DateScalar, { nullable: true, description: "First day; today by default. 起始日期，默认当日。" })
  validFrom?: Date | null;

  @Field(() => String, { description: "Full name, as it heads letters. 发文机关全称。" })
  bureauName: string;

  @Field(() => String, { description: "Short name. 简称。" })
  shortName: string;

  @Field(() => String, { description: "Word before the numbers of its letters. 机关代字。" })
  organWord: string;

  @Field(() => String, { description: "Where answers on paper go. 通信地址。" })
  postalAddress: string;

  @Field(() => String, { description: "Whom to call and where. 附注（联系人、电话）。" })
  contact: string;
}
