import "reflect-metadata";
import { Arg, Ctx, Directive, Query, Resolver } from "type-graphql";
import { CitizenIdScalar } from "../../../schema/scalars";
import type { CitizenId } from "../../../schema/scalars/citizen-id";
import type { PublicSecurityContext } from "../context";
import { Child } from "./child.type";

@Resolver(() => Child)
export class ChildResolver {
  /** Answers every valid number, known or not: whether a number is on the register is itself personal data. */
  @Query(() => Child, {
    nullable: true,
    description:
      "The child of an ID number. Every valid number has an answer; what no department may show is null on it. 按公民身份号码查询；有效号码均有应答，无记录或无权查看的字段为空。",
  })
  @Directive('@requiresScopes(scopes: [["identity:read"]])')
  child(
    @Arg("idNumber", () => CitizenIdScalar, { description: "ID number, 18 characters. 公民身份号码，18位。" })
    idNumber: CitizenId,
    @Ctx() { personIdOf }: PublicSecurityContext,
  ): Child {
    return { id: personIdOf(idNumber) };
  }
}
