import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import { CaseAlreadyOpen } from "../case/case-acts.type";
import { Case, toCase } from "../case/case.type";
import { StillOpen } from "../case/open-case";
import type { JointMeetingContext } from "../context";
import {
  CaseLetter,
  CaseLetterEvent,
  OpenCaseByLetterArguments,
  OpenCaseByLetterOutcome,
  RecordLetterEventArguments,
  RecordLetterEventOutcome,
} from "./case-letter.type";

@Resolver(() => Case)
export class CaseLettersResolver {
  @FieldResolver(() => [CaseLetter], {
    description:
      "Letters about the child to and from other counties, as far as the case knows them. 往来函件办理情况。",
  })
  async letters(@Root() { id }: Case, @Ctx() { caseLetters }: JointMeetingContext): Promise<CaseLetter[]> {
    return (await caseLetters.load(id)).map(({ itemId, caseId: _caseId, outcomeId: _outcomeId, ...facts }) => ({
      id: itemId,
      ...facts,
    }));
  }

  @Mutation(() => RecordLetterEventOutcome, {
    nullable: true,
    description: "Tells a case, and whoever is concerned, what came of a letter. 函件进展入案并通知。",
  })
  @Directive('@requiresScopes(scopes: [["letter-event:write"]])')
  async recordLetterEvent(
    @Args(() => RecordLetterEventArguments) given: RecordLetterEventArguments,
    @Ctx() { caseLetterActs }: JointMeetingContext,
  ): Promise<CaseLetterEvent | Refusal> {
    const { itemId = null, caseId = null, paperNumber = null } = given;
    const done = await caseLetterActs.record({ ...given, ...letterOf(given), itemId, caseId, paperNumber });
    if (done instanceof Refusal) return done;
    return { eventId: done.eventId, case: done.row && toCase(done.row) };
  }

  @Mutation(() => OpenCaseByLetterOutcome, {
    nullable: true,
    description:
      "Opens a case of a letter that was accepted; a child that has one keeps it, with the letter. 受理来函建案；已有在办案件者并入。",
  })
  @Directive('@requiresScopes(scopes: [["letter-event:write"]])')
  async openCaseByLetter(
    @Args(() => OpenCaseByLetterArguments) given: OpenCaseByLetterArguments,
    @Ctx() { openByLetterActs }: JointMeetingContext,
  ): Promise<Case | CaseAlreadyOpen | Refusal> {
    const { since, cause = null, whereabouts = null } = given;
    const opening = { ...given, ...letterOf(given), since: isoDate(since), cause, whereabouts };
    const done = await openByLetterActs.open(opening);
    if (done instanceof Refusal) return done;
    return done instanceof StillOpen ? new CaseAlreadyOpen(toCase(done.row)) : toCase(done);
  }
}

function letterOf(given: RecordLetterEventArguments | OpenCaseByLetterArguments) {
  const { number = null, dueOn, on, words = null } = given;
  return { number, dueOn: dueOn ? isoDate(dueOn) : null, on: isoDate(on), words };
}
