import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar, RegionCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import { Case } from "./case.type";
import { DropoutCause } from "./dropout-cause";
import { Whereabouts } from "./whereabouts";

@ObjectType({
  simpleResolvers: true,
  description: "The child has a case that is not closed: no other is opened beside it. 该儿童已有在办案件，不另建案。",
})
export class CaseAlreadyOpen {
  @Field(() => Case, { description: "The case there is. 在办案件。" })
  case: Case;

  constructor(found: Case) {
    this.case = found;
  }
}

@ObjectType({
  simpleResolvers: true,
  description: "What opening cases from a page of the ledger came to. 台账批量建案结果。",
})
export class LedgerOpening {
  @Field(() => Int, { description: "Cases opened. 新建案数。" })
  opened: number;

  @Field(() => Int, { description: "Entries that had their case. 已建案数。" })
  existing: number;

  @Field(() => Int, {
    description:
      "Entries of a child with an open case of another spell; they can have theirs once it is closed. 因另一次辍学案件在办而暂缓数。",
  })
  waiting: number;

  @Field(() => String, {
    nullable: true,
    description: "Cursor for the next page; null at the end. 下一页游标；已到末页为空。",
  })
  next: string | null;
}

const opening = (name: string, description: string) =>
  createUnionType({ name, description, types: () => [Case, CaseAlreadyOpen, Refusal] as const });
const act = (name: string, description: string) =>
  createUnionType({ name, description, types: () => [Case, Refusal] as const });

export const OpenCaseFromFindingOutcome = opening(
  "OpenCaseFromFindingOutcome",
  "The case opened from a finding, or why not. 由问题建案的结果。",
);
export const OpenCaseFromLedgerOutcome = opening(
  "OpenCaseFromLedgerOutcome",
  "The case opened from an entry of the ledger, or why not. 由台账建案的结果。",
);
export const OpenCaseByHandOutcome = opening(
  "OpenCaseByHandOutcome",
  "The case opened by hand, or why not. 人工建案的结果。",
);
export const OpenCasesFromLedgerOutcome = createUnionType({
  name: "OpenCasesFromLedgerOutcome",
  description: "What opening cases from the ledger came to, or why not. 台账批量建案的结果。",
  types: () => [LedgerOpening, Refusal] as const,
});
export const AssignCaseOutcome = act("AssignCaseOutcome", "The case with its lead, or why not. 明确牵头协办的结果。");
export const NoteCaseOutcome = act("NoteCaseOutcome", "The case with its note, or why not. 登记原因去向的结果。");

@ArgsType()
export class OpenCaseByHandArguments {
  @Field(() => ID, { description: "Person id of the child. 儿童人员标识。" })
  childId: string;

  @Field(() => DateScalar, { description: "Since when the child is out of school. 辍学起始日期。" })
  since: Date;

  @Field(() => String, { description: "Why a case is opened. 建案理由。" })
  reason: string;

  @Field(() => DropoutCause, { nullable: true, description: "Why the child left, if known. 辍学原因。" })
  cause?: DropoutCause | null;

  @Field(() => Whereabouts, { nullable: true, description: "Where the child is, if known. 目前去向。" })
  whereabouts?: Whereabouts | null;
}

@ArgsType()
export class OpenCasesFromLedgerArguments {
  @Field(() => RegionCodeScalar, { description: "Region of the county. 区划代码。" })
  regionCode: RegionCode;

  @Field(() => Int, { defaultValue: 100, description: "Entries to look at, 1 to 100. 本次条数，1至100。" })
  entries: number;

  @Field(() => String, { nullable: true, description: "Cursor that the last page gave. 上一页所给游标。" })
  from?: string | null;
}

@ArgsType()
export class AssignCaseArguments {
  @Field(() => ID, { description: "Id of the case. 案件编号。" })
  caseId: string;

  @Field(() => Int, { description: "Version that was read. 所读版本号。" })
  version: number;

  @Field(() => String, { description: "Code of the desk that leads. 牵头岗位代号。" })
  lead: string;

  @Field(() => [String], { defaultValue: [], description: "Codes of the desks that assist. 协办岗位代号。" })
  assistants: string[];
}

@ArgsType()
export class NoteCaseArguments {
  @Field(() => ID, { description: "Id of the case. 案件编号。" })
  caseId: string;

  @Field(() => Int, { description: "Version that was read. 所读版本号。" })
  version: number;

  @Field(() => DropoutCause, { nullable: true, description: "Cause; left as it is when absent. 辍学原因；不填不变。" })
  cause?: DropoutCause | null;

  @Field(() => Whereabouts, { nullable: true, description: "Whereabouts; left when absent. 目前去向；不填不变。" })
  whereabouts?: Whereabouts | null;

  @Field(() => String, { nullable: true, description: "Account; left as it is when absent. 情况说明；不填不变。" })
  account?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Village of the child: who answers there joins the responsible persons. 所在村（社区），据此补入村级责任人。",
  })
  village?: string | null;
}
