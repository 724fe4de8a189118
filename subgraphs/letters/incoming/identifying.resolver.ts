import "reflect-metadata";
import { Args, ArgsType, createUnionType, Ctx, Directive, Field, ID, Int, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { CitizenIdScalar } from "../../../schema/scalars";
import type { CitizenId } from "../../../schema/scalars/citizen-id";
import type { LettersContext } from "../context";
import { Letter, toLetter } from "../letter/letter.type";

@ArgsType()
export class IdentifyChildArguments {
  @Field(() => ID, { description: "Id of the letter that came in. 来函编号。" })
  letterId: string;

  @Field(() => Int, { description: "Version of the letter as it was read. 读取时的版本号。" })
  version: number;

  @Field(() => ID, { description: "Id of the child within it. 儿童条目编号。" })
  itemId: string;

  @Field(() => CitizenIdScalar, { description: "Whose letter it is, as was found out. 查明的身份证号。" })
  idNumber: CitizenId;
}

export const IdentifyChildOutcome = createUnionType({
  name: "IdentifyChildOutcome",
  description: "The letter whose child is known now, or why not. 补录身份的结果。",
  types: () => [Letter, Refusal] as const,
});

@Resolver()
export class IdentifyingResolver {
  @Mutation(() => IdentifyChildOutcome, {
    nullable: true,
    description:
      "Says who a child is that a letter does not identify; once accepted, its case is opened or the one that it has is linked. 补录来函儿童身份（已受理者建案或并入已有案件）。",
  })
  @Directive('@requiresScopes(scopes: [["letter:receive"]])')
  async identifyChild(
    @Args(() => IdentifyChildArguments) given: IdentifyChildArguments,
    @Ctx() { identifyingActs }: LettersContext,
  ): Promise<Letter | Refusal> {
    const done = await identifyingActs.identify(given);
    return done instanceof Refusal ? done : toLetter(done);
  }
}
