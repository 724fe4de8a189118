import "reflect-metadata";
import { Field, Float, Int, ObjectType } from "type-graphql";
import { School } from "../school/school.type";
import { SubsidyGround } from "../subsidy-gap/subsidy-ground";

@ObjectType({
  simpleResolvers: true,
  description: "Applications by how they stand, and what was paid. 资助申请与发放数。",
})
export class SubsidyFigures {
  @Field(() => Int, { description: "Applications, however they stand. 申请数。" })
  applications: number;

  @Field(() => Int, { description: "Not yet decided. 待审定。" })
  applied: number;

  @Field(() => Int, { description: "Approved and not yet paid. 已审定待发放。" })
  approved: number;

  @Field(() => Int, { description: "Refused. 未通过。" })
  refused: number;

  @Field(() => Int, { description: "Withdrawn. 已撤回。" })
  withdrawn: number;

  @Field(() => Int, { description: "Paid. 已发放。" })
  paid: number;

  @Field(() => Float, { description: "What was paid on them, in hundredths of a yuan. 发放金额（分）。" })
  paidFen: number;

  @Field(() => Float, { description: "The centre's share of it. 其中中央承担（分）。" })
  centreFen: number;

  @Field(() => Float, { description: "The county's share of it. 其中县级承担（分）。" })
  countyFen: number;
}

@ObjectType({ simpleResolvers: true, description: "A school's figures. 学校资助数。" })
export class SchoolSubsidyFigures {
  @Field(() => School, { nullable: true, description: "The school. 学校。" })
  school: School | null;

  @Field(() => SubsidyFigures, { description: "Its applications. 申请与发放数。" })
  figures: SubsidyFigures;

  @Field(() => Int, {
    description: "Children who got a subsidy of the term, by the roster or by an application. 本学期已获资助学生数。",
  })
  received: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "Figures of one ground; a child with two grounds counts for each. 某类对象资助数（多类别重复计）。",
})
export class GroundSubsidyFigures {
  @Field(() => SubsidyGround, { description: "Ground. 资助对象类别。" })
  ground: SubsidyGround;

  @Field(() => SubsidyFigures, { description: "Applications on it. 申请与发放数。" })
  figures: SubsidyFigures;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "What education has of a term's subsidies: applications and payments. Who is due one and without is known through other departments' registers alone: see subsidyGap of each child, the file subsidy-gaps, and findings SUBSIDY_GAP. 某学期资助申请与发放情况；应助未助须与其他部门登记比对，见逐人 subsidyGap、应助未助名单及比对问题。",
})
export class SubsidyCoverage {
  @Field(() => String, { description: "Term. 学期。" })
  term: string;

  @Field(() => SubsidyFigures, { description: "All. 合计。" })
  figures: SubsidyFigures;

  @Field(() => Int, {
    description: "Children who got a subsidy of the term, by the roster or by an application. 本学期已获资助学生数。",
  })
  received: number;

  @Field(() => [SchoolSubsidyFigures], { description: "By school, where there is anything. 分学校。" })
  bySchool: SchoolSubsidyFigures[];

  @Field(() => [GroundSubsidyFigures], { description: "By ground, where there is anything. 分类别。" })
  byGround: GroundSubsidyFigures[];
}
