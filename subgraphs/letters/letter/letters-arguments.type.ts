import "reflect-metadata";
import { ArgsType, Field, ID } from "type-graphql";
import { PageArguments } from "../../../infra/runtime/page";
import { RegionCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import { LetterChildState } from "./letter-child-state";
import { LetterDirection, LetterKind } from "./letter-kind";
import type { LetterFilter } from "./letter-listing";
import { LetterState } from "./letter-state";

@ArgsType()
export class LettersArguments extends PageArguments {
  @Field(() => RegionCodeScalar, {
    description:
      "County; of a wider region the caller's own letters are shown. 县区区划代码；超出管辖范围时仅列本县区。",
  })
  regionCode: RegionCode;

  @Field(() => LetterDirection, { nullable: true, description: "Only sent, or only received. 仅发文或仅收文。" })
  direction?: LetterDirection | null;

  @Field(() => [LetterKind], { nullable: true, description: "Only of these kinds. 仅这些种类。" })
  kinds?: LetterKind[] | null;

  @Field(() => [LetterState], { nullable: true, description: "Only in these states. 仅这些状态。" })
  states?: LetterState[] | null;

  @Field(() => [LetterChildState], {
    nullable: true,
    description: "Only those with a child in one of these states. 仅含这些状态儿童的函件。",
  })
  childStates?: LetterChildState[] | null;

  @Field(() => String, { nullable: true, description: "Only of this other county. 仅此对方县区。" })
  peerCode?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Only those whose answer is late. 仅逾期者。" })
  overdueOnly?: boolean | null;

  @Field(() => ID, { nullable: true, description: "Only about this case. 仅涉及此案件。" })
  caseId?: string | null;
}

/** What a listing holds to. */
export function toLetterFilter(given: LettersArguments): LetterFilter {
  return {
    regionCode: given.regionCode,
    direction: given.direction ?? null,
    kinds: given.kinds ?? null,
    states: given.states ?? null,
    childStates: given.childStates ?? null,
    peerCode: given.peerCode ?? null,
    overdueOnly: given.overdueOnly ?? false,
    caseId: given.caseId ?? null,
  };
}
