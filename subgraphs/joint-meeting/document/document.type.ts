import "reflect-metadata";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { DateScalar, InstantScalar } from "../../../schema/scalars";
import { Desk, toDeskType } from "../desk/desk.type";
import type { Desk as DeskCode } from "../desk/desk";
import { DocumentKind } from "./document-kind";
import type { DocumentRow } from "./document-row";

@ObjectType({
  simpleResolvers: true,
  description: "A paper as it was drawn up, never changed after. 文书（制发后不可更改）。",
})
export class CaseDocument {
  @Field(() => ID, { description: "Id of the paper. 文书编号。" })
  id: string;

  @Field(() => ID, {
    nullable: true,
    description: "Id of its case; null for one of no case. 所属案件编号；非案件文书为空。",
  })
  caseId: string | null;

  @Field(() => DocumentKind, { description: "What it is. 文书种类。" })
  kind: DocumentKind;

  @Field(() => Int, { description: "In which round of the case it was drawn up. 案件办理轮次。" })
  round: number;

  @Field(() => Desk, { description: "Organ that issues it. 制发机关。" })
  organ: Desk;

  @Field(() => String, { description: "Number, such as 柳南教限〔2018〕3号. 文号。" })
  number: string;

  @Field(() => String, { description: "Title. 标题。" })
  title: string;

  @Field(() => DateScalar, { description: "Date of the paper. 成文日期。" })
  issuedOn: string;

  @Field(() => DateScalar, { nullable: true, description: "Day by which it asks for something. 所定期限。" })
  answerUntil: string | null;

  @Field(() => String, { description: "Account that drew it up. 制发人账号。" })
  drawnUpBy: string;

  @Field(() => String, { description: "Post on the day. 制发人职务。" })
  drawnUpPost: string;

  @Field(() => InstantScalar, { description: "When. 制发时间。" })
  drawnUpAt: Date;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day on which it was declared void; its number stays used. 作废日期（文号不再使用）。",
  })
  voidedOn: string | null;

  @Field(() => String, { nullable: true, description: "Account that declared it void. 作废人账号。" })
  voidedBy: string | null;

  /** Opened only for a request that asks for them. */
  contentSealed: Buffer;
  voidReasonSealed: Buffer | null;
}

export const CaseDocumentConnection = Connection(CaseDocument, "CaseDocument");

/** The paper of a row that the caller may read; an instance, so that outcomes of an act are told apart. */
export function toCaseDocument(row: DocumentRow): CaseDocument {
  const { regionCode: _region, meetingId: _meeting, oversightId: _oversight, organ, ...shown } = row;
  return Object.assign(new CaseDocument(), { ...shown, organ: toDeskType(organ as DeskCode) });
}
