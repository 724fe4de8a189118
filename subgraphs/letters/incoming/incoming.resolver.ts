import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { LettersContext } from "../context";
import type { LetterRow } from "../letter/letter.rows";
import { type Letter, toLetter } from "../letter/letter.type";
import {
  AcceptChildrenOutcome,
  DraftReplyArguments,
  DraftReplyOutcome,
  ForwardChildrenArguments,
  ForwardChildrenOutcome,
  LetterChildrenArguments,
  LetterItemsArguments,
  MatchChildrenOutcome,
  ReportProgressArguments,
  ReportProgressOutcome,
  ReturnChildrenArguments,
  ReturnChildrenOutcome,
} from "./incoming.type";

@Resolver()
export class IncomingResolver {
  @Mutation(() => AcceptChildrenOutcome, {
    nullable: true,
    description: "Accepts children of a letter that came in: each has a case here from now on. 受理来函（逐名建案）。",
  })
  @Directive('@requiresScopes(scopes: [["letter:receive"]])')
  async acceptChildren(
    @Args(() => LetterChildrenArguments) given: LetterChildrenArguments,
    @Ctx() { incomingActs }: LettersContext,
  ): Promise<Letter | Refusal> {
    return toOutcome(await incomingActs.accept(given));
  }

  @Mutation(() => ReturnChildrenOutcome, {
    nullable: true,
    description: "Gives children of a letter that came in back to its sender, with why. 退函。",
  })
  @Directive('@requiresScopes(scopes: [["letter:receive"]])')
  async returnChildren(
    @Args(() => ReturnChildrenArguments) { movedTo = null, note = null, ...given }: ReturnChildrenArguments,
    @Ctx() { incomingActs }: LettersContext,
  ): Promise<Letter | Refusal> {
    return toOutcome(await incomingActs.return({ ...given, movedTo, note }));
  }

  @Mutation(() => ReportProgressOutcome, {
    nullable: true,
    description: "Tells the sender of a letter how far it is with children that were accepted. 反馈进展。",
  })
  @Directive('@requiresScopes(scopes: [["letter:receive"]])')
  async reportProgress(
    @Args(() => ReportProgressArguments) { note = null, ...given }: ReportProgressArguments,
    @Ctx() { incomingActs }: LettersContext,
  ): Promise<Letter | Refusal> {
    return toOutcome(await incomingActs.report({ ...given, note }));
  }

  @Mutation(() => ForwardChildrenOutcome, {
    nullable: true,
    description:
      "Draws up the letter that sends children on to the county to which their household has moved; with its last signature they are forwarded. 转办拟稿（签发后生效）。",
  })
  @Directive('@requiresScopes(scopes: [["letter:receive"]])')
  async forwardChildren(
    @Args(() => ForwardChildrenArguments) given: ForwardChildrenArguments,
    @Ctx() { forwardingActs }: LettersContext,
  ): Promise<Letter | Refusal> {
    return toOutcome(await forwardingActs.draft(given));
  }

  @Mutation(() => DraftReplyOutcome, {
    nullable: true,
    description: "Draws up the reply about children that were accepted, from their cases. 复函拟稿（取自案件）。",
  })
  @Directive('@requiresScopes(scopes: [["letter:receive"]])')
  async draftReply(
    @Args(() => DraftReplyArguments) { answers, ...given }: DraftReplyArguments,
    @Ctx() { replyingActs }: LettersContext,
  ): Promise<Letter | Refusal> {
    const written = answers.map(({ on, school = null, account = null, ...answer }) => ({
      ...answer,
      on: isoDate(on),
      school,
      account,
    }));
    return toOutcome(await replyingActs.draft({ ...given, answers: written }));
  }

  @Mutation(() => MatchChildrenOutcome, {
    nullable: true,
    description: "Has children that wait for a decision looked for in the own registers again. 重新核对户籍、学籍。",
  })
  @Directive('@requiresScopes(scopes: [["letter:receive"]])')
  async matchChildren(
    @Args(() => LetterItemsArguments) { letterId, itemIds }: LetterItemsArguments,
    @Ctx() { incomingActs }: LettersContext,
  ): Promise<Letter | Refusal> {
    return toOutcome(await incomingActs.matchAgain(letterId, itemIds));
  }
}

const toOutcome = (done: LetterRow | Refusal): Letter | Refusal => (done instanceof Refusal ? done : toLetter(done));
