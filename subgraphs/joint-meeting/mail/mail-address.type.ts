import "reflect-metadata";
import { ArgsType, createUnionType, Field, ObjectType } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { Desk } from "../desk/desk.type";

@ObjectType({ simpleResolvers: true, description: "Where a desk's daily digest goes. 岗位的邮件地址。" })
export class MailAddress {
  @Field(() => Desk, { description: "The desk. 岗位。" })
  desk: Desk;

  @Field(() => String, { nullable: true, description: "E-mail address; null for none. 电子邮箱；未设为空。" })
  address: string | null;
}

@ArgsType()
export class MailAddressArguments {
  @Field(() => String, {
    nullable: true,
    description: "Code of one of the caller's own desks; needed where it has several. 本人岗位代号；有多个岗位时必填。",
  })
  desk?: string | null;
}

@ArgsType()
export class SetMailAddressArguments extends MailAddressArguments {
  @Field(() => String, {
    nullable: true,
    description: "E-mail address; null to have no mail. 电子邮箱；为空则不发邮件。",
  })
  address?: string | null;
}

export const SetMailAddressOutcome = createUnionType({
  name: "SetMailAddressOutcome",
  description: "The address as it is set, or why it was not. 邮箱设定结果；或未予办理的原因。",
  types: () => [MailAddress, Refusal] as const,
  resolveType: (value) => (value instanceof Refusal ? Refusal : MailAddress),
});
