import "reflect-metadata";
import { Arg, createUnionType, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { isoDate } from "../../../schema/scalars/date";
import type { JointMeetingContext } from "../context";
import { DocumentKind } from "./document-kind";
import { OrganWord } from "./organ-word.type";

const AssignOrganWordOutcome = createUnionType({
  name: "AssignOrganWordOutcome",
  description: "The word that was set, or why none was. 设定代字的结果。",
  types: () => [OrganWord, Refusal] as const,
});

const ORGAN = { description: "Desk of the organ. 机关（岗位代号）。" };
const KIND = { description: "Kind of the papers. 文书种类。" };

@Resolver()
export class OrganWordResolver {
  @Query(() => OrganWord, {
    nullable: true,
    description:
      "What an organ's numbers of a kind begin with on a day; null outside the own county. 查询发文代字；非本县为空。",
  })
  @Directive('@requiresScopes(scopes: [["casework-setting:write"]])')
  organWord(
    @Arg("organ", () => String, ORGAN) organ: string,
    @Arg("kind", () => DocumentKind, KIND) kind: DocumentKind,
    @Arg("on", () => DateScalar, { nullable: true, description: "Day; today by default. 日期，默认当日。" })
    on: Date | null = null,
    @Ctx() { organWordActs }: JointMeetingContext,
  ): Promise<OrganWord | null> {
    return organWordActs.find(organ, kind, on === null ? null : isoDate(on));
  }

  @Mutation(() => AssignOrganWordOutcome, {
    nullable: true,
    description: "Sets what an organ's numbers of a kind begin with from a day on. 设定发文代字。",
  })
  @Directive('@requiresScopes(scopes: [["casework-setting:write"]])')
  async assignOrganWord(
    @Arg("organ", () => String, ORGAN) organ: string,
    @Arg("kind", () => DocumentKind, KIND) kind: DocumentKind,
    @Arg("word", () => String, { description: "Chinese characters, with that of the kind. 代字（汉字，含文种字）。" })
    word: string,
    @Arg("validFrom", () => DateScalar, { description: "First day, today at the earliest. 启用日期，不早于当日。" })
    validFrom: Date,
    @Ctx() { organWordActs }: JointMeetingContext,
  ): Promise<OrganWord | Refusal> {
    return organWordActs.assign({ organ, kind, word: word.trim(), validFrom: isoDate(validFrom) });
  }
}
