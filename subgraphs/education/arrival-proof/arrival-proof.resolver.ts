import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { isoDate } from "../../../schema/scalars/date";
import type { EducationContext } from "../context";
import { EnrolmentState } from "../enrolment/enrolment-state";
import { Enrolment, toEnrolment } from "../enrolment/enrolment.type";
import { ArrivalProofArguments, RecordArrivalProofOutcome } from "./arrival-proof.type";

@Resolver(() => Enrolment)
export class ArrivalProofResolver {
  @FieldResolver(() => DateScalar, {
    nullable: true,
    description:
      "Of a child who transferred out: day on which its arrival elsewhere was shown; null while it was not. 转出学生就学取证日期；未取证为空。",
  })
  arrivalConfirmedOn(
    @Root() { id, state }: Enrolment,
    @Ctx() { loaders }: EducationContext,
  ): Promise<string | null> | null {
    if (state !== EnrolmentState.TRANSFERRED_OUT) return null;
    return loaders.arrivalProofs.load(id).then(([proof]) => proof?.confirmedOn ?? null);
  }

  @Mutation(() => RecordArrivalProofOutcome, {
    nullable: true,
    description: "Records that a child who transferred out has arrived at the other school. 登记转出学生的就学取证。",
  })
  @Directive('@requiresScopes(scopes: [["enrolment-change:write"], ["enrolment-change:approve"]])')
  async recordArrivalProof(
    @Args(() => ArrivalProofArguments) { enrolmentId, confirmedOn, paper }: ArrivalProofArguments,
    @Ctx() { arrivalProofs }: EducationContext,
  ): Promise<Enrolment | Refusal> {
    const outcome = await arrivalProofs.record({ enrolmentId, confirmedOn: isoDate(confirmedOn), paper });
    return outcome instanceof Refusal ? outcome : toEnrolment(outcome);
  }
}
