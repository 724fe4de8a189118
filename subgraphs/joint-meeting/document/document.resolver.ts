import "reflect-metadata";
import { Arg, Args, ArgsType, Ctx, Directive, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, PageArguments, readPage, toConnection } from "../../../infra/runtime/page";
import { DateScalar } from "../../../schema/scalars";
import { isoDate } from "../../../schema/scalars/date";
import { Case } from "../case/case.type";
import type { JointMeetingContext } from "../context";
import { CaseDocument, CaseDocumentConnection, toCaseDocument } from "./document.type";
import { DocumentKind } from "./document-kind";
import type { PaperContent as Content } from "./paper-content";
import { PaperContent, toPaperContent } from "./paper-content.type";

@ArgsType()
class CaseDocumentsArguments extends PageArguments {
  @Field(() => [DocumentKind], { nullable: true, description: "Only of these kinds. 仅这些种类。" })
  kinds?: DocumentKind[] | null;

  @Field(() => String, { nullable: true, description: "Only of this organ's desk. 仅此机关（岗位代号）。" })
  organ?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Only dated from this day on. 成文日期自。" })
  issuedFrom?: Date | null;

  @Field(() => DateScalar, { nullable: true, description: "Only dated up to this day. 成文日期至。" })
  issuedTo?: Date | null;
}

const dayOf = (date: Date | null | undefined): string | null =>
  date === null || date === undefined ? null : isoDate(date);

@Resolver(() => CaseDocument)
export class DocumentResolver {
  @Query(() => CaseDocument, {
    nullable: true,
    description: "A paper of a case by id; null when missing or hidden. 按编号查询案件文书；不存在或无权查看时为空。",
  })
  @Directive('@requiresScopes(scopes: [["case:read"]])')
  async caseDocument(
    @Arg("id", () => ID, { description: "Id of the paper. 文书编号。" }) id: string,
    @Ctx() { documents }: JointMeetingContext,
  ): Promise<CaseDocument | null> {
    const row = await documents.find(id);
    return row === null || row.caseId === null ? null : toCaseDocument(row);
  }

  @Query(() => CaseDocument, {
    nullable: true,
    description:
      "A paper of a meeting or of oversight by id; null when missing or hidden. 按编号查询会议或督查文书；不存在或无权查看时为空。",
  })
  @Directive('@requiresScopes(scopes: [["meeting:read"], ["oversight:read"]])')
  async officialDocument(
    @Arg("id", () => ID, { description: "Id of the paper. 文书编号。" }) id: string,
    @Ctx() { documents }: JointMeetingContext,
  ): Promise<CaseDocument | null> {
    const row = await documents.find(id);
    return row === null || row.caseId !== null ? null : toCaseDocument(row);
  }

  @Query(() => CaseDocumentConnection, {
    nullable: true,
    description: "The register of papers of cases, the latest first. 案件文书登记簿（由近及远）。",
  })
  @Directive('@requiresScopes(scopes: [["case:read"]])')
  async caseDocuments(
    @Args(() => CaseDocumentsArguments)
    { kinds = null, organ = null, issuedFrom, issuedTo, ...page }: CaseDocumentsArguments,
    @Ctx() { documents }: JointMeetingContext,
  ): Promise<ConnectionOf<CaseDocument>> {
    const wanted = readPage(page, 2);
    const filter = { kinds, organ, issuedFrom: dayOf(issuedFrom), issuedTo: dayOf(issuedTo) };
    const rows = await documents.list(filter, wanted);
    return toConnection(rows, wanted, ({ issuedOn, id }) => [issuedOn, id], toCaseDocument);
  }

  @FieldResolver(() => PaperContent, { description: "What it says. 文书内容。" })
  content(@Root() { contentSealed }: CaseDocument, @Ctx() { vault }: JointMeetingContext): PaperContent {
    return toPaperContent(JSON.parse(vault.open(contentSealed)) as Content);
  }

  @FieldResolver(() => String, { nullable: true, description: "Why it was declared void. 作废原因。" })
  voidReason(@Root() { voidReasonSealed }: CaseDocument, @Ctx() { vault }: JointMeetingContext): string | null {
    return voidReasonSealed && vault.open(voidReasonSealed);
  }
}

@Resolver(() => Case)
export class CaseDocumentsOfCaseResolver {
  @FieldResolver(() => [CaseDocument], { description: "Papers drawn up in it, in order. 本案文书（按制发顺序）。" })
  async documents(@Root() { id }: Case, @Ctx() { caseDocumentLoader }: JointMeetingContext): Promise<CaseDocument[]> {
    return (await caseDocumentLoader.load(id)).map(toCaseDocument);
  }
}
