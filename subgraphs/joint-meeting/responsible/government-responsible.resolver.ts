import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { JointMeetingContext } from "../context";
import {
  AssignGovernmentResponsibleArguments,
  AssignGovernmentResponsibleOutcome,
  EndGovernmentResponsibleArguments,
  EndGovernmentResponsibleOutcome,
  type GovernmentResponsible,
  GovernmentResponsibleConnection,
  GovernmentResponsiblesArguments,
  toGovernmentResponsible,
} from "./government-responsible.type";
import type { GovernmentResponsibleRow } from "./responsible.rows";

@Resolver()
export class GovernmentResponsibleResolver {
  @Query(() => GovernmentResponsibleConnection, {
    nullable: true,
    description: "Who answers in a region on the government's line on a day. 区域政府线责任人（某日在任）。",
  })
  @Directive('@requiresScopes(scopes: [["school:read"]])')
  async governmentResponsibles(
    @Args(() => GovernmentResponsiblesArguments) { regionCode, on, ...given }: GovernmentResponsiblesArguments,
    @Ctx() { clock, governmentResponsibles }: JointMeetingContext,
  ): Promise<ConnectionOf<GovernmentResponsible>> {
    const page = readPage(given, 3);
    const rows = await governmentResponsibles.list(regionCode, on ? isoDate(on) : clock.today(), page);
    return toConnection(rows, page, keyOf, toGovernmentResponsible);
  }

  @Mutation(() => AssignGovernmentResponsibleOutcome, {
    nullable: true,
    description: "Enters who answers for a county, township or village. 登记政府线责任人。",
  })
  @Directive('@requiresScopes(scopes: [["responsibility:write"]])')
  async assignGovernmentResponsible(
    @Args(() => AssignGovernmentResponsibleArguments)
    { village = null, validFrom, ...given }: AssignGovernmentResponsibleArguments,
    @Ctx() { governmentResponsibles }: JointMeetingContext,
  ): Promise<GovernmentResponsible | Refusal> {
    return toOutcome(await governmentResponsibles.assign({ ...given, village, validFrom: isoDate(validFrom) }));
  }

  @Mutation(() => EndGovernmentResponsibleOutcome, {
    nullable: true,
    description: "Ends somebody's time on the government's line with a day. 终止政府线责任人。",
  })
  @Directive('@requiresScopes(scopes: [["responsibility:write"]])')
  async endGovernmentResponsible(
    @Args(() => EndGovernmentResponsibleArguments) { id, on }: EndGovernmentResponsibleArguments,
    @Ctx() { governmentResponsibles }: JointMeetingContext,
  ): Promise<GovernmentResponsible | Refusal> {
    return toOutcome(await governmentResponsibles.end(id, isoDate(on)));
  }
}

const keyOf = ({ regionCode, village, id }: GovernmentResponsibleRow): string[] => [regionCode, village ?? "", id];

const toOutcome = (done: GovernmentResponsibleRow | Refusal): GovernmentResponsible | Refusal =>
  done instanceof Refusal ? done : toGovernmentResponsible(done);
