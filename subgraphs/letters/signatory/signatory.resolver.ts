import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { LettersContext } from "../context";
import type { SignatoryRow } from "./signatory.rows";
import {
  AppointSignatoryArguments,
  AppointSignatoryOutcome,
  EndSignatoryArguments,
  EndSignatoryOutcome,
  type Signatory,
  SignatoriesArguments,
  SignatoryConnection,
  toSignatory,
} from "./signatory.type";

@Resolver()
export class SignatoryResolver {
  @Query(() => SignatoryConnection, {
    nullable: true,
    description: "Who may sign letters on a day. 函件签发人（某日在任）。",
  })
  @Directive('@requiresScopes(scopes: [["signatory:read"]])')
  async signatories(
    @Args(() => SignatoriesArguments) { on, ...given }: SignatoriesArguments,
    @Ctx() { clock, signatories }: LettersContext,
  ): Promise<ConnectionOf<Signatory>> {
    const page = readPage(given, 3);
    const rows = await signatories.list(on ? isoDate(on) : clock.today(), page);
    return toConnection(rows, page, ({ organ, actor, id }) => [organ, actor, id], toSignatory);
  }

  @Mutation(() => AppointSignatoryOutcome, {
    nullable: true,
    description: "Appoints who signs letters for a department. 指定函件签发人。",
  })
  @Directive('@requiresScopes(scopes: [["signatory:write"]])')
  async appointSignatory(
    @Args(() => AppointSignatoryArguments) { validFrom, ...given }: AppointSignatoryArguments,
    @Ctx() { signatories }: LettersContext,
  ): Promise<Signatory | Refusal> {
    return toOutcome(await signatories.appoint({ ...given, validFrom: isoDate(validFrom) }));
  }

  @Mutation(() => EndSignatoryOutcome, {
    nullable: true,
    description: "Ends somebody's time as signatory with a day. 终止函件签发人。",
  })
  @Directive('@requiresScopes(scopes: [["signatory:write"]])')
  async endSignatory(
    @Args(() => EndSignatoryArguments) { id, on }: EndSignatoryArguments,
    @Ctx() { signatories }: LettersContext,
  ): Promise<Signatory | Refusal> {
    return toOutcome(await signatories.end(id, isoDate(on)));
  }
}

const toOutcome = (done: SignatoryRow | Refusal): Signatory | Refusal =>
  done instanceof Refusal ? done : toSignatory(done);
