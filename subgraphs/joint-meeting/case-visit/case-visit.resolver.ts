import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import { mayWorkCase } from "../case/case.policy";
import { Case, toCase } from "../case/case.type";
import type { JointMeetingContext } from "../context";
import type { Desk } from "../desk/desk";
import { toDeskType } from "../desk/desk.type";
import type { Visitor } from "./case-visit.rows";
import { CaseVisit, CaseVisitor, RecordVisitArguments, RecordVisitOutcome } from "./case-visit.type";

@Resolver(() => Case)
export class CaseVisitsResolver {
  @FieldResolver(() => [CaseVisit], { description: "Visits at the home, from the first on. 走访记录，按日期。" })
  async visits(@Root() { row }: Case, @Ctx() { caller, caseRecords }: JointMeetingContext): Promise<CaseVisit[]> {
    const isOpen = mayWorkCase(caller, row);
    return (await caseRecords.visits.load(row.id)).map((visit) => ({
      id: visit.id,
      visitedOn: visit.visitedOn,
      lines: visit.lines,
      organ: toDeskType(visit.organ as Desk),
      nextOn: visit.nextOn,
      attachmentIds: visit.attachmentIds,
      recordedBy: visit.actor,
      recordedPost: visit.post,
      recordedAt: visit.at,
      sealed: isOpen ? { visitors: visit.visitorsSealed, met: visit.metSealed, said: visit.saidSealed } : null,
    }));
  }

  @Mutation(() => RecordVisitOutcome, {
    nullable: true,
    description: "Records a visit at the home, of the caller's line or of both. 登记走访（本线或双线联合）。",
  })
  @Directive('@requiresScopes(scopes: [["case-step:write"]])')
  async recordVisit(
    @Args(() => RecordVisitArguments) given: RecordVisitArguments,
    @Ctx() { caseVisitActs }: JointMeetingContext,
  ): Promise<Case | Refusal> {
    const done = await caseVisitActs.record({
      ...given,
      visitedOn: isoDate(given.visitedOn),
      nextOn: given.nextOn ? isoDate(given.nextOn) : null,
      attachmentIds: given.attachmentIds ?? [],
    });
    return done instanceof Refusal ? done : toCase(done);
  }
}

@Resolver(() => CaseVisit)
export class CaseVisitResolver {
  @FieldResolver(() => [CaseVisitor], {
    nullable: true,
    description: "Who went there; null for whoever does not work the case. 走访人员；非办案岗位为空。",
  })
  visitors(@Root() { sealed }: CaseVisit, @Ctx() { vault }: JointMeetingContext): CaseVisitor[] | null {
    return sealed && (JSON.parse(vault.open(sealed.visitors)) as Visitor[]);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Whom they met; null for whoever does not work the case. 所见人员；非办案岗位为空。",
  })
  met(@Root() { sealed }: CaseVisit, @Ctx() { vault }: JointMeetingContext): string | null {
    return sealed && vault.open(sealed.met);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "What was said; null for whoever does not work the case. 谈话情况；非办案岗位为空。",
  })
  said(@Root() { sealed }: CaseVisit, @Ctx() { vault }: JointMeetingContext): string | null {
    return sealed && vault.open(sealed.said);
  }
}
