import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { JointMeetingContext } from "../context";
import { toDeskType } from "../desk/desk.type";
import type { DeskAddress } from "./mail-address.service";
import { MailAddress, MailAddressArguments, SetMailAddressArguments, SetMailAddressOutcome } from "./mail-address.type";

@Resolver()
export class MailAddressResolver {
  @Query(() => MailAddress, {
    nullable: true,
    description:
      "Where the daily digest of an own desk goes; null for a desk that is not. 本岗位的邮件地址；非本岗位为空。",
  })
  @Directive('@requiresScopes(scopes: [["inbox:read"]])')
  async mailAddress(
    @Args(() => MailAddressArguments) { desk = null }: MailAddressArguments,
    @Ctx() { mailAddresses }: JointMeetingContext,
  ): Promise<MailAddress | null> {
    const found = await mailAddresses.find(desk);
    return found && toMailAddress(found);
  }

  @Mutation(() => SetMailAddressOutcome, {
    nullable: true,
    description: "Sets where the daily digest of an own desk goes. 设定本岗位的邮件地址。",
  })
  @Directive('@requiresScopes(scopes: [["inbox:read"]])')
  async setMailAddress(
    @Args(() => SetMailAddressArguments) { desk = null, address = null }: SetMailAddressArguments,
    @Ctx() { mailAddresses }: JointMeetingContext,
  ): Promise<MailAddress | Refusal> {
    const outcome = await mailAddresses.set(desk, address);
    return outcome instanceof Refusal ? outcome : toMailAddress(outcome);
  }
}

const toMailAddress = ({ desk, address }: DeskAddress): MailAddress => ({ desk: toDeskType(desk), address });
