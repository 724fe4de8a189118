import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { DropoutRecord } from "./dropout-record.type";

const resolveType = (value: unknown) => (value instanceof Refusal ? Refusal : DropoutRecord);

export const RecordDropoutOutcome = createUnionType({
  name: "RecordDropoutOutcome",
  description: "The line of the ledger, or why it was not entered. 台账记录；或未予登记的原因。",
  types: () => [DropoutRecord, Refusal] as const,
  resolveType,
});

export const RecordReturnOutcome = createUnionType({
  name: "RecordReturnOutcome",
  description: "The line of the ledger, or why the return was not entered. 台账记录；或未予登记返校的原因。",
  types: () => [DropoutRecord, Refusal] as const,
  resolveType,
});

@ArgsType()
export class RecordDropoutArguments {
  @Field(() => ID, { description: "Enrolment of the child. 学籍标识。" })
  enrolmentId: string;

  @Field(() => DateScalar, { description: "Day on which it was found out of school. 发现日期。" })
  foundOn: Date;

  @Field(() => String, { description: "Why it left. 辍学原因。" })
  reason: string;

  @Field(() => String, { description: "Where it is. 目前去向。" })
  whereabouts: string;

  @Field(() => String, { nullable: true, description: "Who persuades. 劝返责任人。" })
  responsiblePerson?: string | null;
}

@ArgsType()
export class RecordReturnArguments {
  @Field(() => ID, { description: "The child. 儿童标识。" })
  childId: string;

  @Field(() => DateScalar, { description: "Day of the line of the ledger that it ends. 该台账记录的发现日期。" })
  foundOn: Date;

  @Field(() => DateScalar, { description: "Day of the return. 返校日期。" })
  returnedOn: Date;

  @Field(() => String, { description: "The paper that shows it. 返校凭据。" })
  paper: string;
}
