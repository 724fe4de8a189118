import "reflect-metadata";
import { ArgsType, createUnionType, Field, Int, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { Region } from "../../../infra/runtime/region.type";
import { DateScalar, InstantScalar, IsoWeekScalar, RegionCodeScalar, SchoolYearScalar } from "../../../schema/scalars";
import type { IsoWeek } from "../../../schema/scalars/iso-week";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import { Child } from "../child/child.type";
import { ReportStanding } from "../report-due/report-standing";
import { School } from "../school/school.type";
import type { Spell } from "./spell";

@ObjectType({ simpleResolvers: true, description: "What a week of persuasion brought. 一周劝返情况。" })
export class PersuasionFigures {
  @Field(() => Int, { description: "Children out of school when the week began. 周初失辍学人数。" })
  outAtStart: number;

  @Field(() => Int, { description: "Found out of school in the week. 本周新发现人数。" })
  found: number;

  @Field(() => Int, { description: "Back at school in the week. 本周返校人数。" })
  returned: number;

  @Field(() => Int, { description: "Out of school when the week ended. 周末失辍学人数。" })
  outAtEnd: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "A week's persuasion in one township. 一个乡镇（街道）的周劝返情况。",
})
export class TownshipPersuasion {
  @Field(() => Region, { nullable: true, description: "The township; null where nobody knows it. 乡镇（街道）。" })
  township: Region | null;

  @Field(() => PersuasionFigures, { description: "The figures. 数字。" })
  figures: PersuasionFigures;
}

@ObjectType({ simpleResolvers: true, description: "A week's persuasion for one school. 一所学校的周劝返情况。" })
export class SchoolPersuasion {
  @Field(() => School, {
    nullable: true,
    description: "The school; null for children on no roll. 学校；无学籍者为空。",
  })
  school: School | null;

  @Field(() => PersuasionFigures, { description: "The figures. 数字。" })
  figures: PersuasionFigures;
}

@ObjectType({ simpleResolvers: true, description: "A child that a weekly report is about. 周报所列儿童。" })
export class PersuasionEntry {
  @Field(() => Child, { nullable: true, description: "The child. 儿童。" })
  child: Child | null;

  @Field(() => DateScalar, { description: "Day on which it was found out of school. 发现日期。" })
  foundOn: string;

  @Field(() => DateScalar, { nullable: true, description: "Day of its return, by the week's end. 返校日期。" })
  returnedOn: string | null;

  @Field(() => School, { nullable: true, description: "School of its enrolment. 学籍所在学校。" })
  school: School | null;

  @Field(() => Region, { nullable: true, description: "Township of the school, else of its home. 所属乡镇（街道）。" })
  township: Region | null;
}

export const PersuasionEntryConnection = Connection(PersuasionEntry, "PersuasionEntry");

@ObjectType({
  simpleResolvers: true,
  description: "A week for which the county owes a report of persuasion. 应报劝返周报的一周。",
})
export class PersuasionWeek {
  @Field(() => IsoWeekScalar, { description: "The week. 周次。" })
  week: IsoWeek;

  @Field(() => DateScalar, { description: "Its Monday. 周一。" })
  startsOn: string;

  @Field(() => DateScalar, { description: "Its Sunday. 周日。" })
  endsOn: string;

  @Field(() => DateScalar, { description: "Day by which the report is due. 应报日期。" })
  dueOn: string;

  @Field(() => ReportStanding, { description: "Whether it was issued in time. 报送情况。" })
  standing: ReportStanding;

  @Field(() => Int, { description: "Days over the due day, up to the issue or now. 逾期天数。" })
  daysLate: number;

  @Field(() => DateScalar, { nullable: true, description: "Day of the issue; null before. 签发日期；未签发为空。" })
  issuedOn: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was issued. 签发时间。" })
  issuedAt: Date | null;

  @Field(() => String, { nullable: true, description: "Account that issued it. 签发人账号。" })
  issuedBy: string | null;

  @Field(() => String, { nullable: true, description: "Post on the day. 签发人职务。" })
  issuedPost: string | null;
}

export const PersuasionWeekConnection = Connection(PersuasionWeek, "PersuasionWeek");

@ObjectType({
  simpleResolvers: true,
  description:
    "A weekly report of persuasion: drawn up live from the ledger of dropouts until it is issued, and frozen then. 劝返周报：签发前据劝返台账实时生成，签发后不再更改。",
})
export class PersuasionReport extends PersuasionWeek {
  @Field(() => Region, { description: "The region reported on. 区划。" })
  region: Region;

  @Field(() => PersuasionFigures, { description: "The figures. 数字。" })
  figures: PersuasionFigures;

  @Field(() => [TownshipPersuasion], { description: "By township, in code order. 按乡镇（街道）。" })
  byTownship: TownshipPersuasion[];

  @Field(() => [SchoolPersuasion], { description: "By school, in code order. 按学校。" })
  bySchool: SchoolPersuasion[];

  /** By the day found and the child. */
  spells: readonly Spell[];
}

export const IssuePersuasionReportOutcome = createUnionType({
  name: "IssuePersuasionReportOutcome",
  description: "The report as it was issued, or why it was not. 签发周报的结果。",
  types: () => [PersuasionReport, Refusal] as const,
});

@ArgsType()
export class PersuasionReportArguments {
  @Field(() => RegionCodeScalar, {
    description: "The county, or a township within the caller's territory. 本县或管辖范围内的乡镇（街道）区划代码。",
  })
  regionCode: RegionCode;

  @Field(() => IsoWeekScalar, { description: "The week. 周次。" })
  week: IsoWeek;
}

@ArgsType()
export class PersuasionReportsArguments extends PageArguments {
  @Field(() => RegionCodeScalar, { description: "Region within the caller's territory. 管辖范围内的区划代码。" })
  regionCode: RegionCode;

  @Field(() => SchoolYearScalar, {
    nullable: true,
    description: "Weeks that begin in this school year; the current one by default. 学年，默认当前学年。",
  })
  schoolYear?: SchoolYear | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Only weeks whose report is overdue or was late. 仅逾期的周次。",
  })
  lateOnly: boolean;
}
