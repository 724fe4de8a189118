import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { Enrolment } from "../enrolment/enrolment.type";

export const RecordArrivalProofOutcome = createUnionType({
  name: "RecordArrivalProofOutcome",
  description: "The enrolment that the child left, or why nothing was recorded. 转出学籍；或未予登记的原因。",
  types: () => [Enrolment, Refusal] as const,
});

@ArgsType()
export class ArrivalProofArguments {
  @Field(() => ID, { description: "Enrolment that the child left. 转出的学籍标识。" })
  enrolmentId: string;

  @Field(() => DateScalar, { description: "Day on which the arrival was shown. 取证日期。" })
  confirmedOn: Date;

  @Field(() => String, { description: "The paper that shows it. 取证凭据。" })
  paper: string;
}
