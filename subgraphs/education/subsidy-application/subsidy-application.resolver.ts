import "reflect-metadata";
import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { Child } from "../child/child.type";
import type { EducationContext } from "../context";
import { Enrolment, toEnrolment } from "../enrolment/enrolment.type";
import { SubsidyApplicationsArguments } from "./subsidy-application.arguments";
import {
  SubsidyApplication,
  SubsidyApplicationConnection,
  SubsidyApplicationEvent,
  SubsidyPayment,
  toSubsidyApplication,
} from "./subsidy-application.type";

@Resolver(() => Child)
export class ChildSubsidyApplicationResolver {
  @FieldResolver(() => [SubsidyApplication], {
    nullable: true,
    description: "Applications for the child's subsidies, the latest term first. 资助申请，最近学期在前。",
  })
  @Directive('@requiresScopes(scopes: [["subsidy-application:read"]])')
  async subsidyApplications(
    @Root() child: Child,
    @Arg("term", () => String, { nullable: true, description: "Only this term. 仅此学期。" }) term: string | null,
    @Ctx() { subsidyApplications }: EducationContext,
  ): Promise<SubsidyApplication[]> {
    const rows = await subsidyApplications.applications.findOfChild(child.id, term ?? null);
    return rows.map(toSubsidyApplication);
  }
}

@Resolver(() => SubsidyApplication)
export class SubsidyApplicationResolver {
  @Query(() => SubsidyApplicationConnection, {
    nullable: true,
    description: "Applications for subsidies, by their day. 资助申请列表，按申请日期。",
  })
  @Directive('@requiresScopes(scopes: [["subsidy-application:read"]])')
  async subsidyApplications(
    @Args(() => SubsidyApplicationsArguments)
    { regionCode, schoolId = null, term = null, states = null, ...page }: SubsidyApplicationsArguments,
    @Ctx() { subsidyApplications }: EducationContext,
  ): Promise<ConnectionOf<SubsidyApplication>> {
    const wanted = readPage(page, 2);
    const rows = await subsidyApplications.applications.list({ regionCode, schoolId, term, states }, wanted);
    return toConnection(rows, wanted, ({ appliedOn, id }) => [appliedOn, id], toSubsidyApplication);
  }

  @FieldResolver(() => Enrolment, { nullable: true, description: "Enrolment of the child. 学籍。" })
  async enrolment(
    @Root() { enrolmentId }: SubsidyApplication,
    @Ctx() { enrolments }: EducationContext,
  ): Promise<Enrolment | null> {
    const row = await enrolments.find(enrolmentId);
    return row && toEnrolment(row);
  }

  @FieldResolver(() => String, { description: "Why. 申请理由。" })
  reason(@Root() { reasonSealed }: SubsidyApplication, @Ctx() { vault }: EducationContext): string {
    return vault.open(reasonSealed);
  }

  @FieldResolver(() => String, { description: "What the ground rests on. 佐证材料。" })
  paper(@Root() { paperSealed }: SubsidyApplication, @Ctx() { vault }: EducationContext): string {
    return vault.open(paperSealed);
  }

  @FieldResolver(() => [SubsidyApplicationEvent], {
    description: "Who did what about it, oldest first. 办理记录，由远及近。",
  })
  history(
    @Root() { id }: SubsidyApplication,
    @Ctx() { subsidyApplications }: EducationContext,
  ): Promise<SubsidyApplicationEvent[]> {
    return subsidyApplications.acts.load(id);
  }
}

@Resolver(() => SubsidyApplicationEvent)
export class SubsidyApplicationEventResolver {
  @FieldResolver(() => String, { nullable: true, description: "What was said to it. 意见。" })
  note(@Root() { noteSealed }: SubsidyApplicationEvent, @Ctx() { vault }: EducationContext): string | null {
    return noteSealed && vault.open(noteSealed);
  }
}

@Resolver(() => SubsidyPayment)
export class SubsidyPaymentResolver {
  @FieldResolver(() => String, { description: "Number of the payment's paper. 发放凭证号。" })
  voucher(@Root() { voucherSealed }: SubsidyPayment, @Ctx() { vault }: EducationContext): string {
    return vault.open(voucherSealed);
  }
}
