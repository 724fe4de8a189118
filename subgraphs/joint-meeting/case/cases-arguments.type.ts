import "reflect-metadata";
import { ArgsType, Field, ID } from "type-graphql";
import { DomainError } from "../../../infra/runtime/errors";
import { PageArguments } from "../../../infra/runtime/page";
import { isUuid } from "../../../infra/runtime/uuid";
import { DateScalar, RegionCodeScalar, SchoolCodeScalar } from "../../../schema/scalars";
import { isoDate } from "../../../schema/scalars/date";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolCode } from "../../../schema/scalars/school-code";
import type { CaseFilter } from "./case-listing";
import { CaseStage } from "./case-stage";
import { CaseState } from "./case-state";

@ArgsType()
export class CasesArguments extends PageArguments {
  @Field(() => RegionCodeScalar, {
    description: "Region; of a wider one the caller's own rows are shown. 区划代码；超出管辖范围时仅列本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => [CaseState], { nullable: true, description: "Only in these states. 仅这些状态。" })
  states?: CaseState[] | null;

  @Field(() => [CaseStage], { nullable: true, description: "Only at these stages. 仅这些阶段。" })
  stages?: CaseStage[] | null;

  @Field(() => SchoolCodeScalar, { nullable: true, description: "Only of this school. 仅此学校。" })
  schoolId?: SchoolCode | null;

  @Field(() => RegionCodeScalar, { nullable: true, description: "Only of this township. 仅此乡镇（街道）。" })
  townshipCode?: RegionCode | null;

  @Field(() => RegionCodeScalar, { nullable: true, description: "Only of this county of the 户籍. 仅此户籍县区。" })
  homeCountyCode?: RegionCode | null;

  @Field(() => String, { nullable: true, description: "Only led by the desk of this code. 仅此岗位牵头。" })
  lead?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Only those whose date has passed. 仅逾期者。" })
  overdueOnly?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: "Opened on this day or later. 建案日期起。" })
  openedFrom?: Date | null;

  @Field(() => DateScalar, { nullable: true, description: "Opened on this day or earlier. 建案日期止。" })
  openedTo?: Date | null;

  @Field(() => ID, {
    nullable: true,
    description: "Only of this child, by its id or that of a record linked to it. 仅此儿童（含已关联记录）。",
  })
  childId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: "Only cases of these ids, 500 at most; the other conditions hold too. 仅这些案件，至多500件。",
  })
  ids?: string[] | null;
}

/** As many as one letter lists. */
const MOST_IDS = 500;

/** What a listing holds to. @throws DomainError BAD_INPUT for more ids than a page can have. */
export function toCaseFilter(given: CasesArguments): CaseFilter {
  return {
    regionCode: given.regionCode,
    states: given.states ?? null,
    stages: given.stages ?? null,
    schoolId: given.schoolId ?? null,
    townshipCode: given.townshipCode ?? null,
    homeCountyCode: given.homeCountyCode ?? null,
    lead: given.lead ?? null,
    overdueOnly: given.overdueOnly ?? false,
    openedFrom: given.openedFrom ? isoDate(given.openedFrom) : null,
    openedTo: given.openedTo ? isoDate(given.openedTo) : null,
    childId: given.childId ?? null,
    ids: given.ids ? readIds(given.ids) : null,
  };
}

/** What is no id is that of no case. */
function readIds(ids: readonly string[]): string[] {
  if (ids.length <= MOST_IDS) return ids.filter(isUuid);
  throw new DomainError("BAD_INPUT", `ids has ${MOST_IDS} at most. ids 至多${MOST_IDS}个。`);
}
