import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import type { SignatoryRow } from "./signatory.rows";

@ObjectType({
  simpleResolvers: true,
  description: "Who may sign letters for a department of the county. 函件签发人。",
})
export class Signatory {
  @Field(() => ID, { description: "Id. 标识。" })
  id: string;

  @Field(() => String, { description: "Name of the department that issues. 发文部门代号。" })
  organ: string;

  @Field(() => String, { description: "Account. 账号。" })
  actor: string;

  @Field(() => String, { description: "Name, as it stands under letters. 姓名。" })
  name: string;

  @Field(() => String, { description: "Post. 职务。" })
  post: string;

  @Field(() => DateScalar, { description: "First day. 起始日期。" })
  validFrom: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day; null without end. 终止日期；在任为空。" })
  validTo: string | null;
}

export const SignatoryConnection = Connection(Signatory, "Signatory");

const outcome = (name: string, description: string) =>
  createUnionType({ name, description, types: () => [Signatory, Refusal] as const });

export const AppointSignatoryOutcome = outcome(
  "AppointSignatoryOutcome",
  "The signatory appointed, or why not. 指定签发人的结果。",
);
export const EndSignatoryOutcome = outcome(
  "EndSignatoryOutcome",
  "The signatory whose time has ended, or why not. 终止签发人的结果。",
);

@ArgsType()
export class SignatoriesArguments extends PageArguments {
  @Field(() => DateScalar, { nullable: true, description: "The day; today by default. 日期，默认当日。" })
  on?: Date | null;
}

@ArgsType()
export class AppointSignatoryArguments {
  @Field(() => String, { description: "Name of the department that issues, such as education. 发文部门代号。" })
  organ: string;

  @Field(() => String, { description: "Account of who signs. 签发人账号。" })
  actor: string;

  @Field(() => String, { description: "Name, 1 to 50 characters. 姓名，1至50字。" })
  name: string;

  @Field(() => String, { description: "Post, 1 to 50 characters. 职务，1至50字。" })
  post: string;

  @Field(() => DateScalar, { description: "First day. 起始日期。" })
  validFrom: Date;
}

@ArgsType()
export class EndSignatoryArguments {
  @Field(() => ID, { description: "Id. 标识。" })
  id: string;

  @Field(() => DateScalar, { description: "Last day. 终止日期。" })
  on: Date;
}

export const toSignatory = (row: SignatoryRow): Signatory => row;
