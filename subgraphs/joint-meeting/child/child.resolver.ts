import "reflect-metadata";
import { Arg, Ctx, Directive, Query, Resolver } from "type-graphql";
import { CitizenIdScalar } from "../../../schema/scalars";
import type { CitizenId } from "../../../schema/scalars/citizen-id";
import type { JointMeetingContext } from "../context";
import { Child } from "./child.type";

@Resolver(() => Child)
export class ChildResolver {
  /**
   * The same answer as 公安's: a person id takes the key and no record, so that a view is served also while 公安 is away.
   * An override for none of the requests keeps the field in reserve: no plan uses it, and the gateway finds it at need.
   */
  @Query(() => Child, {
    nullable: true,
    description:
      "The child of an ID number. Every valid number has an answer; what no department may show is null on it. 按公民身份号码查询；有效号码均有应答，无记录或无权查看的字段为空。",
  })
  @Directive('@override(from: "public-security", label: "percent(0)")')
  @Directive('@requiresScopes(scopes: [["identity:read"]])')
  child(
    @Arg("idNumber", () => CitizenIdScalar, { description: "ID number, 18 characters. 公民身份号码，18位。" })
    idNumber: CitizenId,
    @Ctx() { personIdOf }: JointMeetingContext,
  ): Child {
    return { id: personIdOf(idNumber) };
  }
}
