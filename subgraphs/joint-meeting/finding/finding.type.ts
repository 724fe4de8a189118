import "reflect-metadata";
import { Field, ID, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { Region, toRegion } from "../../../infra/runtime/region.type";
import { DateScalar, SchoolYearScalar } from "../../../schema/scalars";
import { Child } from "../child/child.type";
import { School, toSchool } from "../school/school.type";
import { WatchGroup } from "../watch-group/watch-group";
import type { FindingRow } from "./finding-row";
import { FindingKind } from "./finding-kind";
import { FindingOwner, toFindingOwner } from "./finding-owner.type";
import { FindingSeverity } from "./finding-severity";
import { FindingState } from "./finding-state";

@ObjectType({
  simpleResolvers: true,
  description: "What a comparison of registers found about one child. 四查三比对发现的问题。",
})
export class Finding {
  @Field(() => ID, { description: "Id of the finding. 问题编号。" })
  id: string;

  @Field(() => FindingKind, { description: "Kind. 问题类别。" })
  kind: FindingKind;

  @Field(() => FindingSeverity, { description: "How urgent it is. 紧急程度。" })
  severity: FindingSeverity;

  @Field(() => FindingState, { description: "How far the work on it has come. 办理状态。" })
  state: FindingState;

  @Field(() => Child, { nullable: true, description: "The child. 儿童。" })
  child: Child | null;

  @Field(() => Child, {
    nullable: true,
    description: "The other record of what seems to be one child. 疑似同一儿童的另一份记录。",
  })
  otherChild: Child | null;

  @Field(() => FindingOwner, { description: "Who is to act. 责任单位。" })
  owner: FindingOwner;

  @Field(() => Region, { description: "County that found it. 发现问题的县区。" })
  region: Region;

  @Field(() => SchoolYearScalar, { description: "School year of the sweep that found it last. 学年。" })
  schoolYear: string;

  @Field(() => DateScalar, { nullable: true, description: "Since when it is so, as far as a record tells. 起始日期。" })
  since: string | null;

  @Field(() => Region, { nullable: true, description: "County of the 户籍; null when unknown. 户籍所在县区。" })
  homeRegion: Region | null;

  @Field(() => Region, { nullable: true, description: "Township where the child lives. 居住乡镇（街道）。" })
  township: Region | null;

  @Field(() => School, { nullable: true, description: "School of the roll entry concerned. 学籍所在学校。" })
  school: School | null;

  @Field(() => [FindingKind], {
    description: "Less specific kinds that hold too and are no findings of their own. 一并涵盖的问题类别。",
  })
  covers: FindingKind[];

  @Field(() => DateScalar, { description: "Day of the sweep that found it first. 首次发现日期。" })
  foundOn: string;

  @Field(() => DateScalar, { description: "Day of the sweep that found it last. 最近发现日期。" })
  lastSeenOn: string;

  @Field(() => DateScalar, { nullable: true, description: "Day of striking off. 销号日期。" })
  settledOn: string | null;

  /** Shown to whoever may read the registers that tell it. */
  isOfPoorHousehold: boolean;
  groups: WatchGroup[];

  /** Opened only for a request that asks for it. */
  evidenceSealed: Buffer;
}

export const FindingConnection = Connection(Finding, "Finding");

/** The finding of a row that the caller may read. */
export function toFinding(row: FindingRow): Finding {
  return {
    id: row.id,
    kind: row.kind,
    severity: row.severity,
    state: row.state,
    child: { id: row.childId },
    otherChild: row.otherChildId === null ? null : { id: row.otherChildId },
    owner: toFindingOwner(row),
    region: toRegion(row.regionCode),
    schoolYear: row.schoolYear,
    since: row.since,
    isOfPoorHousehold: row.poorHousehold,
    groups: row.watchGroups,
    homeRegion: row.homeCountyCode === null ? null : toRegion(row.homeCountyCode),
    township: row.townshipCode === null ? null : toRegion(row.townshipCode),
    school: toSchool(row.schoolId),
    covers: row.covers,
    foundOn: row.foundOn,
    lastSeenOn: row.lastSeenOn,
    settledOn: row.settledOn,
    evidenceSealed: row.evidenceSealed,
  };
}
