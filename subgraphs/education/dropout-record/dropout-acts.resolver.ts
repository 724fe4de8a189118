import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { EducationContext } from "../context";
import type { DropoutRecordEntity } from "./dropout-record.entity";
import {
  RecordDropoutArguments,
  RecordDropoutOutcome,
  RecordReturnArguments,
  RecordReturnOutcome,
} from "./dropout-outcome.type";
import { AS_WRITTEN, type DropoutRecord, toDropoutRecord } from "./dropout-record.type";

@Resolver()
export class DropoutActsResolver {
  @Mutation(() => RecordDropoutOutcome, {
    nullable: true,
    description:
      "Enters into the ledger that a child was found out of school; its school, or the bureau. 登记辍学（学校或教育局）。",
  })
  @Directive('@requiresScopes(scopes: [["dropout-ledger:write"]])')
  async recordDropout(
    @Args(() => RecordDropoutArguments) { foundOn, responsiblePerson = null, ...given }: RecordDropoutArguments,
    @Ctx() { dropoutActs }: EducationContext,
  ): Promise<DropoutRecord | Refusal> {
    return lineOr(await dropoutActs.recordDropout({ ...given, foundOn: isoDate(foundOn), responsiblePerson }));
  }

  @Mutation(() => RecordReturnOutcome, {
    nullable: true,
    description:
      "Enters that a child of the ledger has come back; its school, or the bureau. 登记返校（学校或教育局）。",
  })
  @Directive('@requiresScopes(scopes: [["dropout-ledger:write"]])')
  async recordReturn(
    @Args(() => RecordReturnArguments) { childId, foundOn, returnedOn, paper }: RecordReturnArguments,
    @Ctx() { dropoutActs }: EducationContext,
  ): Promise<DropoutRecord | Refusal> {
    const given = { childId, foundOn: isoDate(foundOn), returnedOn: isoDate(returnedOn), paper };
    return lineOr(await dropoutActs.recordReturn(given));
  }
}

function lineOr(outcome: DropoutRecordEntity | Refusal): DropoutRecord | Refusal {
  return outcome instanceof Refusal ? outcome : toDropoutRecord(outcome, AS_WRITTEN);
}
