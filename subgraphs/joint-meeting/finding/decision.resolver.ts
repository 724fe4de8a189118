import "reflect-metadata";
import { Arg, Args, ArgsType, Ctx, Directive, Field, ID, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { isoDate } from "../../../schema/scalars/date";
import type { JointMeetingContext } from "../context";
import {
  ConfirmFindingOutcome,
  RefuteFindingOutcome,
  ReopenFindingOutcome,
  SettleFindingOutcome,
} from "./decision-outcome.type";
import type { FindingRow } from "./finding-row";
import { type Finding, toFinding } from "./finding.type";
import { SettleReason } from "./settle-reason";

const ID_OF_FINDING = { description: "Id of the finding. 问题编号。" };

@ArgsType()
class SettleFindingArguments {
  @Field(() => ID, ID_OF_FINDING)
  id: string;

  @Field(() => SettleReason, { description: "Why it is struck off. 销号原因。" })
  reason: SettleReason;

  @Field(() => String, {
    nullable: true,
    description:
      "Name or number of the paper that shows it; none is needed for OVER_AGE, MISREPORTED and RECORD_MENDED. 佐证材料名称或文号；满龄、误报、记录已更正可不填。",
  })
  paper?: string | null;

  @Field(() => DateScalar, {
    description: "Day on which it came to its end, not after today. 销号日期，不得晚于今天。",
  })
  on: Date;

  @Field(() => String, { nullable: true, description: "Note. 备注。" })
  note?: string | null;
}

@Resolver()
export class DecisionResolver {
  @Mutation(() => ConfirmFindingOutcome, {
    nullable: true,
    description: "Says that a finding is so (核实). 核实属实。",
  })
  @Directive('@requiresScopes(scopes: [["finding:decide"]])')
  async confirmFinding(
    @Arg("id", () => ID, ID_OF_FINDING) id: string,
    @Arg("note", () => String, { nullable: true, description: "Note. 备注。" }) note: string | null = null,
    @Ctx() { decisions }: JointMeetingContext,
  ): Promise<Finding | Refusal> {
    return toOutcome(await decisions.confirm(id, note));
  }

  @Mutation(() => RefuteFindingOutcome, { nullable: true, description: "Says that a finding is not so. 核实排除。" })
  @Directive('@requiresScopes(scopes: [["finding:decide"]])')
  async refuteFinding(
    @Arg("id", () => ID, ID_OF_FINDING) id: string,
    @Arg("reason", () => String, { description: "Why it is not so. 排除理由。" }) reason: string,
    @Ctx() { decisions }: JointMeetingContext,
  ): Promise<Finding | Refusal> {
    return toOutcome(await decisions.refute(id, reason));
  }

  @Mutation(() => SettleFindingOutcome, {
    nullable: true,
    description: "Strikes off a finding that has been verified (动态销号). 对已核实问题销号。",
  })
  @Directive('@requiresScopes(scopes: [["finding:decide"]])')
  async settleFinding(
    @Args(() => SettleFindingArguments)
    { id, reason, paper = null, on, note = null }: SettleFindingArguments,
    @Ctx() { decisions }: JointMeetingContext,
  ): Promise<Finding | Refusal> {
    return toOutcome(await decisions.settle(id, { reason, paper, on: isoDate(on), note }));
  }

  @Mutation(() => ReopenFindingOutcome, { nullable: true, description: "Has a finding verified anew. 退回重新核实。" })
  @Directive('@requiresScopes(scopes: [["finding:decide"]])')
  async reopenFinding(
    @Arg("id", () => ID, ID_OF_FINDING) id: string,
    @Arg("reason", () => String, { description: "Why. 理由。" }) reason: string,
    @Ctx() { decisions }: JointMeetingContext,
  ): Promise<Finding | Refusal> {
    return toOutcome(await decisions.reopen(id, reason));
  }
}

const toOutcome = (done: FindingRow | Refusal): Finding | Refusal => (done instanceof Refusal ? done : toFinding(done));
