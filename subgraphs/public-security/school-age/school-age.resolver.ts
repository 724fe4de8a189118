import "reflect-metadata";
import { Args, Ctx, Directive, Query, Resolver } from "type-graphql";
import { narrowRegions } from "../../../infra/runtime/caller";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { isoDate } from "../../../schema/scalars/date";
import type { Child } from "../child/child.type";
import type { PublicSecurityContext } from "../context";
import { mayListSchoolAgeChild } from "./school-age.policy";
import { SchoolAgeArguments, SchoolAgeChildConnection } from "./school-age.type";

@Resolver()
export class SchoolAgeResolver {
  @Query(() => SchoolAgeChildConnection, {
    nullable: true,
    description:
      "Children of compulsory school age on 31 August of the year the school year starts (6 ≤ age < 16), by 户籍 in the region or living there. 适龄儿童：学年起始年8月31日满6周岁未满16周岁，户籍在该区划或现居住于该区划。",
  })
  @Directive('@requiresScopes(scopes: [["identity:read"]])')
  async schoolAgeChildren(
    @Args(() => SchoolAgeArguments) { regionCode, schoolYear, asOf, ...pageArguments }: SchoolAgeArguments,
    @Ctx() { caller, countyCode, clock, schoolAge }: PublicSecurityContext,
  ): Promise<ConnectionOf<Child>> {
    const page = readPage(pageArguments, 1);
    const regions = narrowRegions(caller, regionCode);
    const rows = await schoolAge.list({ regions, schoolYear, asOf: asOf ? isoDate(asOf) : clock.today() }, page);
    return toConnection(
      rows,
      page,
      ({ personId }) => [personId],
      (row) => (mayListSchoolAgeChild(caller, row, countyCode) ? { id: row.personId } : null),
    );
  }
}
