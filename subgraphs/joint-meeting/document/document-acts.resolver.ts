import "reflect-metadata";
import { Args, ArgsType, Arg, createUnionType, Ctx, Directive, Field, ID, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { isoDate } from "../../../schema/scalars/date";
import type { JointMeetingContext } from "../context";
import { CaseDocument, toCaseDocument } from "./document.type";
import { DocumentKind } from "./document-kind";
import type { DocumentRow } from "./document-row";

const DrawUpDocumentOutcome = createUnionType({
  name: "DrawUpDocumentOutcome",
  description: "The paper that was drawn up, or why none was. 制发文书的结果。",
  types: () => [CaseDocument, Refusal] as const,
});

const VoidDocumentOutcome = createUnionType({
  name: "VoidDocumentOutcome",
  description: "The paper that was declared void, or why it was not. 作废文书的结果。",
  types: () => [CaseDocument, Refusal] as const,
});

@ArgsType()
class DrawUpDocumentArguments {
  @Field(() => ID, { description: "Id of the case. 案件编号。" })
  caseId: string;

  @Field(() => DocumentKind, { description: "What it is. 文书种类。" })
  kind: DocumentKind;

  @Field(() => String, {
    description: "Desk of the organ that issues it, one of the caller's own. 制发机关（本岗位代号）。",
  })
  organ: string;

  @Field(() => DateScalar, { nullable: true, description: "Date of the paper; today by default. 成文日期，默认当日。" })
  issuedOn?: Date | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day by which it asks for something; by the county's rules by default. 所定期限，默认按办案规则。",
  })
  answerUntil?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "The guardian, where the registers name none or another. 监护人；各部门未登记或有误时填写。",
  })
  guardian?: string | null;

  @Field(() => String, { nullable: true, description: "Facts to be added. 补充事实。" })
  statement?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What is imposed or asked for; needed for a penalty. 处罚内容或请求事项；处罚文书必填。",
  })
  measure?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Name of who signs; with the post. 签发人姓名（须同时填职务）。",
  })
  signatoryName?: string | null;

  @Field(() => String, { nullable: true, description: "Post of who signs. 签发人职务。" })
  signatoryPost?: string | null;

  @Field(() => String, { nullable: true, description: "Whom to ask, with phone. 联系人及电话。" })
  contact?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "Of a record of service: the paper that is served; the decision on a penalty by default. 送达回证所送达的文书，默认处罚决定书。",
  })
  servedId?: string | null;
}

@Resolver()
export class DocumentActsResolver {
  @Mutation(() => DrawUpDocumentOutcome, {
    nullable: true,
    description:
      "Draws up a paper of a case from the departments' records, numbers and keeps it. 制发案件文书（取数、编号、存档）。",
  })
  @Directive('@requiresScopes(scopes: [["case-step:write"]])')
  async drawUpDocument(
    @Args(() => DrawUpDocumentArguments)
    { issuedOn, answerUntil, signatoryName = null, signatoryPost = null, ...given }: DrawUpDocumentArguments,
    @Ctx() { documentActs }: JointMeetingContext,
  ): Promise<CaseDocument | Refusal> {
    const { guardian = null, statement = null, measure = null, contact = null, servedId = null, ...paper } = given;
    const dayOf = (date: Date | null | undefined) => (date === null || date === undefined ? null : isoDate(date));
    return toOutcome(
      await documentActs.drawUp({
        ...paper,
        guardian,
        statement,
        measure,
        contact,
        servedId,
        signatoryName,
        signatoryPost,
        issuedOn: dayOf(issuedOn),
        answerUntil: dayOf(answerUntil),
      }),
    );
  }

  @Mutation(() => VoidDocumentOutcome, {
    nullable: true,
    description:
      "Declares void a paper that was drawn up by mistake; its number stays used. 作废误制的文书（文号不再使用）。",
  })
  @Directive('@requiresScopes(scopes: [["case-step:write"]])')
  async voidDocument(
    @Arg("id", () => ID, { description: "Id of the paper. 文书编号。" }) id: string,
    @Arg("reason", () => String, { description: "Why. 作废原因。" }) reason: string,
    @Ctx() { documentActs }: JointMeetingContext,
  ): Promise<CaseDocument | Refusal> {
    return toOutcome(await documentActs.void(id, reason));
  }
}

const toOutcome = (done: DocumentRow | Refusal): CaseDocument | Refusal =>
  done instanceof Refusal ? done : toCaseDocument(done);
