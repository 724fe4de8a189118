import "reflect-metadata";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { Region } from "../../../infra/runtime/region.type";
import { DateScalar, RegionCodeScalar, SchoolYearScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import { Child } from "../child/child.type";
import type { Territory } from "../region/territory.policy";
import { School } from "../school/school.type";
import { SchoolingState } from "../three-ledgers/schooling-state";
import { LedgerDifferenceKind } from "./difference-kind";

@ObjectType({ simpleResolvers: true, description: "How many children stand where. 各就学状态人数。" })
export class SchoolingCount {
  @Field(() => SchoolingState, { description: "Where they stand. 就学状态。" })
  state: SchoolingState;

  @Field(() => Int, { description: "Children. 人数。" })
  children: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "The ledgers of one township, by where its children live. 一个乡镇的台账人数。",
})
export class TownshipLedgerCount {
  @Field(() => Region, {
    nullable: true,
    description: "Township; null where nobody knows it. 乡镇（街道）；不详时为空。",
  })
  township: Region | null;

  @Field(() => Int, { description: "Children on the ledger of school age. 适龄儿童台账人数。" })
  schoolAge: number;

  @Field(() => Int, { description: "Children on the ledger of suspected dropouts. 疑似辍学台账人数。" })
  suspected: number;

  @Field(() => Int, { description: "Children on the ledger of dropouts. 辍学台账人数。" })
  dropouts: number;
}

@ObjectType({ simpleResolvers: true, description: "A child in whom a ledger and the rolls differ. 人账不符明细。" })
export class LedgerDifference {
  @Field(() => LedgerDifferenceKind, { description: "In what. 不符类别。" })
  kind: LedgerDifferenceKind;

  @Field(() => Child, { nullable: true, description: "The child. 儿童。" })
  child: Child | null;

  @Field(() => School, { nullable: true, description: "School of the roll. 学籍所在学校。" })
  school: School | null;

  @Field(() => Region, { nullable: true, description: "Township the child lives in. 居住乡镇（街道）。" })
  township: Region | null;

  @Field(() => String, { description: "What the ledger says. 台账记载。" })
  ledgerSays: string;

  @Field(() => String, { description: "What the rolls say. 学籍记载。" })
  rollSays: string;
}

export const LedgerDifferenceConnection = Connection(LedgerDifference, "LedgerDifference");

@ObjectType({
  simpleResolvers: true,
  description: "The three ledgers beside the rolls, as the last completed sweep read them (人账相符). 台账与学籍核对。",
})
export class LedgerReconciliation {
  @Field(() => DateScalar, { description: "Day of the sweep. 比对截至日期。" })
  asOf: string;

  @Field(() => Int, { description: "Children on the ledger of school age. 适龄儿童台账人数。" })
  schoolAge: number;

  @Field(() => [SchoolingCount], {
    description:
      "The same children by where they stand, each once; every state has its line. 按就学状态分列（合计等于台账人数）。",
  })
  states: SchoolingCount[];

  @Field(() => Int, { description: "Children on the ledger of suspected dropouts. 疑似辍学台账人数。" })
  suspected: number;

  @Field(() => Int, { description: "Children on the ledger of dropouts. 辍学台账人数。" })
  dropouts: number;

  @Field(() => Int, {
    description:
      "Of the two ledgers, children who are not on that of school age: past the age, or registered here by nobody. 疑似辍学、辍学台账中不在适龄儿童台账者。",
  })
  outsideSchoolAge: number;

  @Field(() => Int, { description: "Children on the rolls of the county. 在籍人数。" })
  onRoll: number;

  @Field(() => Int, { description: "Of them, on the ledger of school age. 其中列入适龄儿童台账者。" })
  onRollOfLedger: number;

  @Field(() => Int, { description: "Of them, of school age and not registered here. 其中适龄而本县无登记者。" })
  onRollNotRegistered: number;

  @Field(() => Int, { description: "Of them, not of school age. 其中非适龄者。" })
  onRollNotOfAge: number;

  @Field(() => [TownshipLedgerCount], { description: "By township, in code order. 按乡镇（街道）。" })
  byTownship: TownshipLedgerCount[];

  sweepId: string;
  territory: Territory;
}

@ArgsType()
export class LedgerReconciliationArguments {
  @Field(() => RegionCodeScalar, {
    description: "Region; narrowed to the caller's own where it is wider. 区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => SchoolYearScalar, { description: "School year of the sweeps. 学年。" })
  schoolYear: SchoolYear;
}

@ArgsType()
export class LedgerDifferencesArguments extends PageArguments {
  @Field(() => [LedgerDifferenceKind], { nullable: true, description: "Only these kinds. 仅查所列类别。" })
  kinds?: LedgerDifferenceKind[] | null;
}
