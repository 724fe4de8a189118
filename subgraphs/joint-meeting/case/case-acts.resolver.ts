import "reflect-metadata";
import { Arg, Args, Ctx, Directive, ID, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { isoDate } from "../../../schema/scalars/date";
import type { JointMeetingContext } from "../context";
import {
  AssignCaseArguments,
  AssignCaseOutcome,
  CaseAlreadyOpen,
  LedgerOpening,
  NoteCaseArguments,
  NoteCaseOutcome,
  OpenCaseByHandArguments,
  OpenCaseByHandOutcome,
  OpenCaseFromFindingOutcome,
  OpenCaseFromLedgerOutcome,
  OpenCasesFromLedgerArguments,
  OpenCasesFromLedgerOutcome,
} from "./case-acts.type";
import { type Case, toCase } from "./case.type";
import type { CaseRow } from "./case.rows";
import { StillOpen } from "./open-case";

@Resolver()
export class CaseOpeningResolver {
  @Mutation(() => OpenCaseFromFindingOutcome, {
    nullable: true,
    description: "Opens a case from a confirmed finding. 由已核实问题建案。",
  })
  @Directive('@requiresScopes(scopes: [["case:write"]])')
  async openCaseFromFinding(
    @Arg("findingId", () => ID, { description: "Id of the finding. 问题编号。" }) findingId: string,
    @Ctx() { caseOpenings }: JointMeetingContext,
  ): Promise<Opened> {
    return toOpened(await caseOpenings.openFromFinding(findingId));
  }

  @Mutation(() => OpenCaseFromLedgerOutcome, {
    nullable: true,
    description: "Opens a case from an entry of the ledger of dropouts. 由劝返台账记录建案。",
  })
  @Directive('@requiresScopes(scopes: [["case:write"]])')
  async openCaseFromLedger(
    @Arg("childId", () => ID, { description: "Person id of the child. 儿童人员标识。" }) childId: string,
    @Arg("foundOn", () => DateScalar, { description: "Day found, as the ledger has it. 台账所载发现日期。" })
    foundOn: Date,
    @Ctx() { caseOpenings }: JointMeetingContext,
  ): Promise<Opened> {
    return toOpened(await caseOpenings.openFromLedger(childId, isoDate(foundOn)));
  }

  @Mutation(() => OpenCaseByHandOutcome, {
    nullable: true,
    description: "Opens a case by hand, of a child that any register knows. 人工建案（儿童须有部门记录）。",
  })
  @Directive('@requiresScopes(scopes: [["case:write"]])')
  async openCaseByHand(
    @Args(() => OpenCaseByHandArguments)
    { since, cause = null, whereabouts = null, ...given }: OpenCaseByHandArguments,
    @Ctx() { caseOpenings }: JointMeetingContext,
  ): Promise<Opened> {
    return toOpened(await caseOpenings.openByHand({ ...given, since: isoDate(since), cause, whereabouts }));
  }

  @Mutation(() => OpenCasesFromLedgerOutcome, {
    nullable: true,
    description:
      "Opens a case for each entry of a page of the ledger that has none; to be repeated with `next` until that is null. 按台账逐页批量建案，已有案件者跳过；以 next 续办至末页。",
  })
  @Directive('@requiresScopes(scopes: [["case:write"]])')
  openCasesFromLedger(
    @Args(() => OpenCasesFromLedgerArguments) { regionCode, entries, from = null }: OpenCasesFromLedgerArguments,
    @Ctx() { caseOpenings }: JointMeetingContext,
  ): Promise<LedgerOpening | Refusal> {
    return caseOpenings.openManyFromLedger(regionCode, entries, from);
  }
}

@Resolver()
export class CaseActsResolver {
  @Mutation(() => AssignCaseOutcome, {
    nullable: true,
    description: "Names who leads a case and who assists. 明确案件牵头与协办岗位。",
  })
  @Directive('@requiresScopes(scopes: [["case:write"]])')
  async assignCase(
    @Args(() => AssignCaseArguments) given: AssignCaseArguments,
    @Ctx() { caseActs }: JointMeetingContext,
  ): Promise<Case | Refusal> {
    return toOutcome(await caseActs.assign(given));
  }

  @Mutation(() => NoteCaseOutcome, {
    nullable: true,
    description: "Writes down cause, whereabouts and account of a case. 登记案件的原因、去向与情况。",
  })
  @Directive('@requiresScopes(scopes: [["case-step:write"]])')
  async noteCase(
    @Args(() => NoteCaseArguments)
    { cause = null, whereabouts = null, account = null, village = null, ...given }: NoteCaseArguments,
    @Ctx() { caseActs }: JointMeetingContext,
  ): Promise<Case | Refusal> {
    return toOutcome(await caseActs.note({ ...given, cause, whereabouts, account, village }));
  }
}

type Opened = Case | CaseAlreadyOpen | Refusal;

const toOpened = (done: CaseRow | StillOpen | Refusal): Opened =>
  done instanceof StillOpen ? new CaseAlreadyOpen(toCase(done.row)) : toOutcome(done);

const toOutcome = (done: CaseRow | Refusal): Case | Refusal => (done instanceof Refusal ? done : toCase(done));
