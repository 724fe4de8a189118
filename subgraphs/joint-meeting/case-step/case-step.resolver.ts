import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import { mayWorkCase } from "../case/case.policy";
import { Case, toCase } from "../case/case.type";
import type { JointMeetingContext } from "../context";
import type { Desk } from "../desk/desk";
import { toDeskType } from "../desk/desk.type";
import { CaseStep, NextStep, TakeStepArguments, TakeStepOutcome } from "./case-step.type";
import { nextSteps } from "./next-steps";
import { toCaseFacts } from "./read-case-facts";
import { ruleOf } from "./step-table";

@Resolver(() => Case)
export class CaseStepsResolver {
  @FieldResolver(() => [CaseStep], { description: "Steps taken, in their order. 已办理的步骤，按先后。" })
  async steps(@Root() { row }: Case, @Ctx() { caller, caseRecords }: JointMeetingContext): Promise<CaseStep[]> {
    const isOpen = mayWorkCase(caller, row);
    return (await caseRecords.steps.load(row.id)).map((step) => ({
      ...step,
      gate: ruleOf(step.kind).gate,
      rung: ruleOf(step.kind).rung,
      organ: toDeskType(step.organ as Desk),
      takenBy: step.actor,
      takenPost: step.post,
      enteredAt: step.at,
      noteSealed: isOpen ? step.noteSealed : null,
    }));
  }

  @FieldResolver(() => [NextStep], {
    description:
      "Every step: whether it may come today, else why not, by whom and by when. 各步骤今日可否办理、原因、岗位与期限。",
  })
  async nextSteps(@Root() { row }: Case, @Ctx() { caseRecords, clock }: JointMeetingContext): Promise<NextStep[]> {
    const today = clock.today();
    const [steps, visits, outcomes, rules] = await Promise.all([
      caseRecords.steps.load(row.id),
      caseRecords.visits.load(row.id),
      caseRecords.outcomes.load(row.id),
      caseRecords.rules.load(today),
    ]);
    const facts = toCaseFacts(row, { steps, visits, outcomes });
    return nextSteps(facts, rules, today).map(({ rule, organs, skips, ...step }) => ({
      ...step,
      kind: rule.kind,
      gate: rule.gate,
      rung: rule.rung,
      skips,
      approvalSubject: skips.length === 0 ? null : `${row.id}:${rule.kind}`,
      organs: organs.map((desk) => toDeskType(desk as Desk)),
      needsPaper: rule.needsPaper,
      documentKind: rule.documentKind,
    }));
  }

  @Mutation(() => TakeStepOutcome, {
    nullable: true,
    description: "Takes a step of a case: by the competent organ, with its paper, in its time. 办理案件步骤。",
  })
  @Directive('@requiresScopes(scopes: [["case-step:write"]])')
  async takeStep(
    @Args(() => TakeStepArguments) given: TakeStepArguments,
    @Ctx() { caseStepActs }: JointMeetingContext,
  ): Promise<Case | Refusal> {
    const { caseId, version, kind, paperNumber = null, documentId = null, note = null } = given;
    const done = await caseStepActs.take({
      caseId,
      version,
      kind,
      paperNumber,
      documentId,
      note,
      on: isoDate(given.on),
      answerUntil: given.answerUntil ? isoDate(given.answerUntil) : null,
      attachmentIds: given.attachmentIds ?? [],
    });
    return done instanceof Refusal ? done : toCase(done);
  }
}

@Resolver(() => CaseStep)
export class CaseStepResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: "Note; null for whoever does not work the case. 备注；非办案岗位为空。",
  })
  note(@Root() { noteSealed }: CaseStep, @Ctx() { vault }: JointMeetingContext): string | null {
    return noteSealed && vault.open(noteSealed);
  }
}
