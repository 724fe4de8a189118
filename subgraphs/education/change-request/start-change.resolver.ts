import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { EducationContext } from "../context";
import type { ChangeRequestEntity } from "./change-request.entity";
import { type ChangeRequest, toChangeRequest } from "./change-request.type";
import {
  RecordTransferOutOutcome,
  ReportDeathOutcome,
  RequestResumptionOutcome,
  RequestSuspensionOutcome,
  RequestTransferInOutcome,
  RequestTransferOutcome,
} from "./change-outcome.type";
import { ChangeRequestKind } from "./change-request-kind";
import {
  DeathArguments,
  ResumptionArguments,
  SuspensionArguments,
  TransferArguments,
  TransferInArguments,
  TransferOutArguments,
} from "./start-change.arguments";

type Outcome = Promise<ChangeRequest | Refusal>;

@Resolver()
export class StartChangeResolver {
  @Mutation(() => RequestTransferOutcome, {
    nullable: true,
    description: "Asks for a child of another school of the county; the receiving school. 申请县内转学（转入学校）。",
  })
  @Directive('@requiresScopes(scopes: [["enrolment-change:write"]])')
  async requestTransfer(
    @Args(() => TransferArguments) { paperOn, ...given }: TransferArguments,
    @Ctx() context: EducationContext,
  ): Outcome {
    return changeOr(context, await context.changes.transfers.transfer({ ...given, paperOn: day(paperOn) }));
  }

  @Mutation(() => RequestTransferInOutcome, {
    nullable: true,
    description: "Asks for a child of another county; the receiving school. 申请跨县转入（转入学校）。",
  })
  @Directive('@requiresScopes(scopes: [["enrolment-change:write"]])')
  async requestTransferIn(
    @Args(() => TransferInArguments) { paperOn, newcomer, ...given }: TransferInArguments,
    @Ctx() context: EducationContext,
  ): Outcome {
    const { birthDate, entryMonth, idNumber = null, guardianName = null, guardianPhone = null, ...rest } = newcomer;
    const child = {
      ...rest,
      idNumber,
      guardianName,
      guardianPhone,
      birthDate: isoDate(birthDate),
      entryMonth: `${isoDate(entryMonth).slice(0, 7)}-01`,
    };
    const outcome = await context.changes.transfers.transferIn({ ...given, newcomer: child, paperOn: day(paperOn) });
    return changeOr(context, outcome);
  }

  @Mutation(() => RecordTransferOutOutcome, {
    nullable: true,
    description:
      "Records that a school of another county has asked for a pupil; the school it leaves. 登记跨县转出（转出学校）。",
  })
  @Directive('@requiresScopes(scopes: [["enrolment-change:write"]])')
  async recordTransferOut(
    @Args(() => TransferOutArguments) { paperOn, ...given }: TransferOutArguments,
    @Ctx() context: EducationContext,
  ): Outcome {
    return changeOr(context, await context.changes.transfers.transferOut({ ...given, paperOn: day(paperOn) }));
  }

  @Mutation(() => RequestSuspensionOutcome, {
    nullable: true,
    description: "Asks for leave, or for more of it; the school. 申请休学或延长休学（学校）。",
  })
  @Directive('@requiresScopes(scopes: [["enrolment-change:write"]])')
  async requestSuspension(
    @Args(() => SuspensionArguments) { on, endsOn, paperOn, ...given }: SuspensionArguments,
    @Ctx() context: EducationContext,
  ): Outcome {
    const kind = ChangeRequestKind.SUSPENSION;
    const asked = { ...given, kind, on: isoDate(on), endsOn: isoDate(endsOn), paperOn: day(paperOn) } as const;
    return changeOr(context, await context.changes.start.askWithinSchool(asked));
  }

  @Mutation(() => RequestResumptionOutcome, {
    nullable: true,
    description: "Asks for a pupil's return to school; the school. 申请复学（学校）。",
  })
  @Directive('@requiresScopes(scopes: [["enrolment-change:write"]])')
  async requestResumption(
    @Args(() => ResumptionArguments) { on, paperOn, ...given }: ResumptionArguments,
    @Ctx() context: EducationContext,
  ): Outcome {
    const asked = { ...given, kind: ChangeRequestKind.RESUMPTION, on: isoDate(on), paperOn: day(paperOn) } as const;
    return changeOr(context, await context.changes.start.askWithinSchool(asked));
  }

  @Mutation(() => ReportDeathOutcome, {
    nullable: true,
    description: "Reports that a pupil has died; the school. 申报学生死亡（学校）。",
  })
  @Directive('@requiresScopes(scopes: [["enrolment-change:write"]])')
  async reportDeath(
    @Args(() => DeathArguments) { on, paperOn, ...given }: DeathArguments,
    @Ctx() context: EducationContext,
  ): Outcome {
    const asked = { ...given, kind: ChangeRequestKind.DEATH, on: isoDate(on), paperOn: day(paperOn) } as const;
    return changeOr(context, await context.changes.start.askWithinSchool(asked));
  }
}

export const day = (date: Date | null | undefined): string | null => (date ? isoDate(date) : null);

export function changeOr({ clock }: EducationContext, outcome: ChangeRequestEntity | Refusal): ChangeRequest | Refusal {
  return outcome instanceof Refusal ? outcome : toChangeRequest(outcome, clock.today());
}
