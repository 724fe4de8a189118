import "reflect-metadata";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { Region, toRegion } from "../../../infra/runtime/region.type";
import { DateScalar } from "../../../schema/scalars";
import { Child } from "../child/child.type";
import { Desk, toDeskType } from "../desk/desk.type";
import { School, toSchool } from "../school/school.type";
import type { CaseRow } from "./case.rows";
import { CaseOrigin } from "./case-origin";
import { CaseStage } from "./case-stage";
import { CaseState } from "./case-state";
import { DropoutCause } from "./dropout-cause";
import { Whereabouts } from "./whereabouts";

@ObjectType({ simpleResolvers: true, description: "A child's time out of school. 一次辍学。" })
export class CaseSpell {
  @Field(() => Int, { description: "Which of the child's spells, from 1. 第几次辍学。" })
  number: number;

  @Field(() => DateScalar, { description: "Since when the child is out of school. 辍学起始日期。" })
  since: string;

  /** Shown by its resolver. */
  previousCaseId: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "One child's time out of school, and the work until it is back. 一生一案。",
})
export class Case {
  @Field(() => ID, { description: "Id of the case. 案件编号。" })
  id: string;

  @Field(() => String, { description: "Number, such as 450204-2018-0001. 案号。" })
  number: string;

  @Field(() => Region, { description: "County that works it. 办案县区。" })
  region: Region;

  @Field(() => Child, { nullable: true, description: "The child. 儿童。" })
  child: Child | null;

  @Field(() => CaseSpell, { description: "The time out of school that it is about. 所涉辍学。" })
  spell: CaseSpell;

  @Field(() => CaseOrigin, { description: "What it was opened from. 建案来源。" })
  origin: CaseOrigin;

  @Field(() => DropoutCause, { description: "Why the child left school. 辍学原因。" })
  cause: DropoutCause;

  @Field(() => Whereabouts, { description: "Where the child is. 目前去向。" })
  whereabouts: Whereabouts;

  @Field(() => School, { nullable: true, description: "School on the day of opening. 建案时所在学校。" })
  school: School | null;

  @Field(() => Int, { nullable: true, description: "Grade on the day of opening. 建案时年级。" })
  grade: number | null;

  @Field(() => String, { nullable: true, description: "Class on the day of opening. 建案时班级。" })
  className: string | null;

  @Field(() => Region, {
    nullable: true,
    description:
      "Township of the home, else of the school, on the day of opening. 建案时居住地（否则学校）乡镇（街道）。",
  })
  township: Region | null;

  @Field(() => Region, { nullable: true, description: "County of the 户籍 on the day of opening. 建案时户籍县区。" })
  home: Region | null;

  @Field(() => Desk, { description: "Who leads it. 牵头岗位。" })
  lead: Desk;

  @Field(() => [Desk], { description: "Who assists. 协办岗位。" })
  assistants: Desk[];

  @Field(() => CaseStage, { description: "Where it stands. 所处阶段。" })
  stage: CaseStage;

  @Field(() => DateScalar, { description: "Since when it stands there. 进入该阶段日期。" })
  stageSince: string;

  @Field(() => CaseState, { description: "State. 案件状态。" })
  state: CaseState;

  @Field(() => DateScalar, { nullable: true, description: "Until when its outcome is watched. 跟踪截止日期。" })
  watchUntil: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Day of closing. 结案日期。" })
  closedOn: string | null;

  @Field(() => DateScalar, { description: "Day of opening. 建案日期。" })
  openedOn: string;

  @Field(() => String, {
    nullable: true,
    description: "Account that opened it; null where the county's round did. 建案账号。",
  })
  openedBy: string | null;

  @Field(() => String, { nullable: true, description: "Post of who opened it, as of then. 建案人职务。" })
  openedPost: string | null;

  @Field(() => Int, { description: "Counts up with every act; given back with the next. 版本号，办理时须回传。" })
  version: number;

  /** What field resolvers work with; opened only for a request that asks for it. */
  row: CaseRow;
}

export const CaseConnection = Connection(Case, "Case");

/** The case of a row that the caller may read; an instance, so that outcomes of several types are told apart. */
export function toCase(row: CaseRow): Case {
  return Object.assign(new Case(), {
    id: row.id,
    number: row.number,
    region: toRegion(row.regionCode),
    child: { id: row.childId },
    spell: { number: row.spellNumber, since: row.spellSince, previousCaseId: row.previousCaseId },
    origin: row.origin,
    cause: row.cause,
    whereabouts: row.whereabouts,
    school: toSchool(row.schoolId),
    grade: row.grade,
    className: row.className,
    township: row.townshipCode === null ? null : toRegion(row.townshipCode),
    home: row.homeCountyCode === null ? null : toRegion(row.homeCountyCode),
    lead: toDeskType(row.lead),
    assistants: row.assistants.map(toDeskType),
    stage: row.stage,
    stageSince: row.stageSince,
    state: row.state,
    watchUntil: row.watchUntil,
    closedOn: row.closedOn,
    openedOn: row.openedOn,
    openedBy: row.openedBy,
    openedPost: row.openedPost,
    version: row.version,
    row,
  } satisfies Case);
}
