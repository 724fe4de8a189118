import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import { mayWorkCase } from "../case/case.policy";
import { Case, toCase } from "../case/case.type";
import type { CaseRow } from "../case/case.rows";
import type { JointMeetingContext } from "../context";
import { CaseOutcomeKind } from "./case-outcome-kind";
import {
  AnswerHandoverArguments,
  AnswerHandoverOutcome,
  CaseOutcome,
  ConcludeCaseArguments,
  ConcludeCaseOutcome,
  ReopenCaseArguments,
  ReopenCaseOutcome,
} from "./case-outcome.type";

@Resolver(() => Case)
export class CaseOutcomesResolver {
  @FieldResolver(() => CaseOutcomeKind, {
    nullable: true,
    description: "What it came to; null while it is open. 去向；办理中为空。",
  })
  outcome(@Root() { row }: Case): CaseOutcomeKind | null {
    return row.outcome;
  }

  @FieldResolver(() => [CaseOutcome], {
    description: "Outcomes that were entered, from the first on; undone ones too. 历次去向登记，含已撤销。",
  })
  async outcomes(@Root() { row }: Case, @Ctx() { caller, caseRecords }: JointMeetingContext): Promise<CaseOutcome[]> {
    const isOpen = mayWorkCase(caller, row);
    return (await caseRecords.outcomes.load(row.id)).map(
      ({ onDate, actor, post, at, paperSealed, noteSealed, replySealed, undoneReasonSealed, ...outcome }) => ({
        ...outcome,
        on: onDate,
        enteredBy: actor,
        enteredPost: post,
        enteredAt: at,
        sealed: isOpen
          ? { paper: paperSealed, note: noteSealed, reply: replySealed, undoneReason: undoneReasonSealed }
          : null,
      }),
    );
  }

  @Mutation(() => ConcludeCaseOutcome, {
    nullable: true,
    description:
      "Enters what a case came to: it is closed, or watched until that is confirmed. 登记案件去向，结案或转入跟踪。",
  })
  @Directive('@requiresScopes(scopes: [["case-step:write"]])')
  async concludeCase(
    @Args(() => ConcludeCaseArguments) given: ConcludeCaseArguments,
    @Ctx() { caseOutcomeActs }: JointMeetingContext,
  ): Promise<Case | Refusal> {
    return toOutcome(await caseOutcomeActs.conclude({ ...given, ...paperOf(given), on: isoDate(given.on) }));
  }

  @Mutation(() => AnswerHandoverOutcome, {
    nullable: true,
    description: "Records what the home county answered to a hand-over. 登记户籍地对函转的复函。",
  })
  @Directive('@requiresScopes(scopes: [["case:write"]])')
  async answerHandover(
    @Args(() => AnswerHandoverArguments) given: AnswerHandoverArguments,
    @Ctx() { caseReopeningActs }: JointMeetingContext,
  ): Promise<Case | Refusal> {
    return toOutcome(await caseReopeningActs.answerHandover({ ...given, ...paperOf(given), on: isoDate(given.on) }));
  }

  @Mutation(() => ReopenCaseOutcome, {
    nullable: true,
    description: "Has a concluded case go on, with the leader's approval (REOPEN_CASE). 经批准恢复办理案件。",
  })
  @Directive('@requiresScopes(scopes: [["case:write"]])')
  async reopenCase(
    @Args(() => ReopenCaseArguments) { caseId, version, reason }: ReopenCaseArguments,
    @Ctx() { caseReopeningActs }: JointMeetingContext,
  ): Promise<Case | Refusal> {
    return toOutcome(await caseReopeningActs.reopen(caseId, version, reason));
  }
}

const toOutcome = (done: CaseRow | Refusal): Case | Refusal => (done instanceof Refusal ? done : toCase(done));

function paperOf(given: ConcludeCaseArguments | AnswerHandoverArguments) {
  const { paper = null, paperNumber = null, documentId = null, note = null } = given;
  return { paper, paperNumber, documentId, note, attachmentIds: given.attachmentIds ?? [] };
}

const FOR_WORKERS = "null for whoever does not work the case";

@Resolver(() => CaseOutcome)
export class CaseOutcomeResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: `What paper shows it; ${FOR_WORKERS}. 佐证材料；非办案岗位为空。`,
  })
  paper(@Root() { sealed }: CaseOutcome, @Ctx() { vault }: JointMeetingContext): string | null {
    return sealed?.paper ? vault.open(sealed.paper) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: `Note; ${FOR_WORKERS}. 备注；非办案岗位为空。` })
  note(@Root() { sealed }: CaseOutcome, @Ctx() { vault }: JointMeetingContext): string | null {
    return sealed?.note ? vault.open(sealed.note) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: `What the home county answered; ${FOR_WORKERS}. 复函情况；非办案岗位为空。`,
  })
  reply(@Root() { sealed }: CaseOutcome, @Ctx() { vault }: JointMeetingContext): string | null {
    return sealed?.reply ? vault.open(sealed.reply) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: `Why it was undone; ${FOR_WORKERS}. 撤销理由；非办案岗位为空。`,
  })
  undoneReason(@Root() { sealed }: CaseOutcome, @Ctx() { vault }: JointMeetingContext): string | null {
    return sealed?.undoneReason ? vault.open(sealed.undoneReason) : null;
  }
}
