import "reflect-metadata";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { Region } from "../../../infra/runtime/region.type";
import { DateScalar, RegionCodeScalar, SchoolCodeScalar, SchoolYearScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolCode } from "../../../schema/scalars/school-code";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import { Child } from "../child/child.type";
import { FindingKind } from "../finding/finding-kind";
import { FindingOwner } from "../finding/finding-owner.type";
import { FindingState } from "../finding/finding-state";
import { SettleReason } from "../finding/settle-reason";
import { School } from "../school/school.type";
import type { WatchGroup } from "../watch-group/watch-group";
import { RollState } from "./roll-state";
import { SchoolingState } from "./schooling-state";
import { ThreeLedger } from "./three-ledger";

@ObjectType({ simpleResolvers: true, description: "How a child was struck off a ledger (动态销号). 销号情况。" })
export class StruckOff {
  @Field(() => DateScalar, { description: "Day. 销号日期。" })
  on: string;

  @Field(() => SettleReason, { nullable: true, description: "Reason. 销号原因。" })
  reason: SettleReason | null;

  /** Opened only for a request that asks for it. */
  paperSealed: Buffer | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "A child on one of the three ledgers, as the last completed sweep found it. 台账条目（据最近一次完成的比对）。",
})
export class LedgerEntry {
  @Field(() => Child, { nullable: true, description: "The child. 儿童。" })
  child: Child | null;

  @Field(() => ThreeLedger, { description: "Which ledger. 所属台账。" })
  ledger: ThreeLedger;

  @Field(() => SchoolingState, { description: "Where the child stands. 就学状态。" })
  schoolingState: SchoolingState;

  @Field(() => Boolean, { description: "Whether it is on a roll of the county. 是否在籍。" })
  onRoll: boolean;

  @Field(() => RollState, {
    nullable: true,
    description: "What the roll says; null without any. 学籍状态；无学籍为空。",
  })
  rollState: RollState | null;

  @Field(() => School, { nullable: true, description: "School of the roll. 学籍所在学校。" })
  school: School | null;

  @Field(() => Int, { nullable: true, description: "Grade by the roll. 年级。" })
  grade: number | null;

  @Field(() => String, { nullable: true, description: "Class by the roll. 班级。" })
  className: string | null;

  @Field(() => Region, { nullable: true, description: "Township the child lives in. 居住乡镇（街道）。" })
  township: Region | null;

  @Field(() => Region, { nullable: true, description: "County of the 户籍. 户籍所在县区。" })
  homeRegion: Region | null;

  @Field(() => Boolean, { description: "Whether it moved here with its parents. 是否随迁子女。" })
  migrant: boolean;

  @Field(() => Boolean, { description: "Of a poor household. 是否脱贫监测户。" })
  poorHousehold: boolean;

  @Field(() => FindingKind, { nullable: true, description: "What puts it on the ledger. 列入原因类别。" })
  kind: FindingKind | null;

  @Field(() => FindingState, { nullable: true, description: "How far the work on it has come. 核实状态。" })
  findingState: FindingState | null;

  @Field(() => DateScalar, { nullable: true, description: "Since when, as far as a record tells. 起始日期。" })
  since: string | null;

  @Field(() => StruckOff, {
    nullable: true,
    description: "How it was struck off; null while it stands. 销号情况；未销号为空。",
  })
  struckOff: StruckOff | null;

  @Field(() => FindingOwner, { nullable: true, description: "Who is to act. 责任单位。" })
  responsible: FindingOwner | null;

  /** Groups by the registers, as the sweep read them; the field adds the marks by hand. */
  sweptGroups: WatchGroup[];
  findingId: string | null;
  /** Opened only for a request that asks for the reason. */
  evidenceSealed: Buffer | null;
}

export const LedgerEntryConnection = Connection(LedgerEntry, "LedgerEntry");

@ArgsType()
export class ThreeLedgersArguments extends PageArguments {
  @Field(() => ThreeLedger, { description: "Which ledger. 台账。" })
  ledger: ThreeLedger;

  @Field(() => RegionCodeScalar, {
    description: "Region; narrowed to the caller's own where it is wider. 区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => SchoolYearScalar, { description: "School year of the sweeps. 学年。" })
  schoolYear: SchoolYear;

  @Field(() => RegionCodeScalar, {
    nullable: true,
    description: "Children living in one township only. 仅查一个乡镇。",
  })
  townshipCode?: RegionCode | null;

  @Field(() => SchoolCodeScalar, { nullable: true, description: "Children of one school's roll only. 仅查一所学校。" })
  schoolId?: SchoolCode | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Those struck off in the school year, in place of those standing. 改查本学年已销号者。",
  })
  struckOff: boolean;
}
