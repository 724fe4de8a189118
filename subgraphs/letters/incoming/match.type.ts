import "reflect-metadata";
import { Field, ObjectType } from "type-graphql";
import { Region, toRegion } from "../../../infra/runtime/region.type";
import { DateScalar } from "../../../schema/scalars";
import type { Match } from "./judge-match";
import { MatchVerdict } from "./match-verdict";

@ObjectType({
  simpleResolvers: true,
  description:
    "What the own registers propose about a child of a letter; the clerk decides. 本县户籍、学籍核对建议（由经办人决定）。",
})
export class LetterMatch {
  @Field(() => MatchVerdict, { description: "What is proposed. 核对结论。" })
  verdict: MatchVerdict;

  @Field(() => Region, { nullable: true, description: "County of the 户籍 by the own registers. 户籍县区。" })
  home: Region | null;

  @Field(() => String, { nullable: true, description: "School on whose roll the child is. 在籍学校。" })
  school: string | null;

  @Field(() => String, { nullable: true, description: "Number of a case that is open already. 在办案件案号。" })
  caseNumber: string | null;

  @Field(() => Boolean, {
    description: "Whether the number is registered under another name. 证件号码登记姓名是否不一致。",
  })
  isNameOther: boolean;

  @Field(() => String, { nullable: true, description: "Department that did not answer. 未应答的部门代号。" })
  department: string | null;

  @Field(() => DateScalar, { description: "Day of the look. 核对日期。" })
  checkedOn: string;
}

export const toLetterMatch = ({ countyCode, ...match }: Match): LetterMatch => ({
  ...match,
  home: countyCode === null ? null : toRegion(countyCode),
});
