import "reflect-metadata";
import { ArgsType, createUnionType, Field, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";

@ObjectType({
  simpleResolvers: true,
  description: "A day, and whether the county's offices work on it. 机关工作日。",
})
export class OfficeDay {
  @Field(() => DateScalar, { description: "The day. 日期。" })
  day: string;

  @Field(() => Boolean, { description: "Whether offices work. 是否上班。" })
  isWorking: boolean;

  @Field(() => Boolean, {
    description: "Whether the county departs from the public calendar on it. 是否为本县（区）自定。",
  })
  isDeparture: boolean;
}

export const OfficeDayConnection = Connection(OfficeDay, "OfficeDay");

@ArgsType()
export class OfficeDaysArguments extends PageArguments {
  @Field(() => DateScalar, { nullable: true, description: "First day. 起始日期。" })
  from?: Date | null;

  @Field(() => DateScalar, { nullable: true, description: "Last day. 截止日期。" })
  to?: Date | null;
}

@ArgsType()
export class SetOfficeDayArguments {
  @Field(() => DateScalar, { description: "The day, not before today. 日期，不得早于今天。" })
  day: Date;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether offices work; null for as the public calendar has it. 是否上班；为空则恢复按公历执行。",
  })
  isWorking?: boolean | null;
}

export const SetOfficeDayOutcome = createUnionType({
  name: "SetOfficeDayOutcome",
  description: "The day as it is set, or why it was not. 工作日设定结果；或未予办理的原因。",
  types: () => [OfficeDay, Refusal] as const,
  resolveType: (value) => (value instanceof Refusal ? Refusal : OfficeDay),
});
