import "reflect-metadata";
import { Arg, Args, Ctx, Directive, ID, Mutation, Query, Resolver } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { isoDate } from "../../../schema/scalars/date";
import type { JointMeetingContext } from "../context";
import type { LegalBasisRow } from "./legal-basis.rows";
import {
  EndLegalBasisOutcome,
  EnterLegalBasisArguments,
  EnterLegalBasisOutcome,
  LegalBasesArguments,
  LegalBasis,
  LegalBasisConnection,
} from "./legal-basis.type";

@Resolver()
export class LegalBasisResolver {
  @Query(() => LegalBasisConnection, {
    nullable: true,
    description:
      "Legal bases of penalties, the latest first; without one there is no penalty. 行政处罚依据，最近者在前。",
  })
  @Directive('@requiresScopes(scopes: [["casework-setting:write"]])')
  async legalBases(
    @Args(() => LegalBasesArguments) { on, ...given }: LegalBasesArguments,
    @Ctx() { legalBases }: JointMeetingContext,
  ): Promise<ConnectionOf<LegalBasis>> {
    const page = readPage(given, 2);
    const rows = await legalBases.list(on ? isoDate(on) : null, page);
    return toConnection(rows, page, ({ validFrom, id }) => [validFrom, id], toLegalBasis);
  }

  @Mutation(() => EnterLegalBasisOutcome, {
    nullable: true,
    description: "Enters a legal basis of penalties. 登记行政处罚依据。",
  })
  @Directive('@requiresScopes(scopes: [["casework-setting:write"]])')
  async enterLegalBasis(
    @Args(() => EnterLegalBasisArguments) given: EnterLegalBasisArguments,
    @Ctx() { legalBases }: JointMeetingContext,
  ): Promise<LegalBasis | Refusal> {
    return toOutcome(await legalBases.enter({ ...given, validFrom: isoDate(given.validFrom) }));
  }

  @Mutation(() => EndLegalBasisOutcome, {
    nullable: true,
    description: "Ends a legal basis of penalties with its last day. 终止行政处罚依据。",
  })
  @Directive('@requiresScopes(scopes: [["casework-setting:write"]])')
  async endLegalBasis(
    @Arg("id", () => ID, { description: "Id of the basis. 依据编号。" }) id: string,
    @Arg("validTo", () => DateScalar, { description: "Last day in force. 失效日期。" }) validTo: Date,
    @Ctx() { legalBases }: JointMeetingContext,
  ): Promise<LegalBasis | Refusal> {
    return toOutcome(await legalBases.end(id, isoDate(validTo)));
  }
}

/** An instance, so that outcomes of several types are told apart. */
const toLegalBasis = (row: LegalBasisRow): LegalBasis => Object.assign(new LegalBasis(), row);

const toOutcome = (done: LegalBasisRow | Refusal): LegalBasis | Refusal =>
  done instanceof Refusal ? done : toLegalBasis(done);
