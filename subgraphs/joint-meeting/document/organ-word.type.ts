import "reflect-metadata";
import { Field, ObjectType } from "type-graphql";
import { DateScalar } from "../../../schema/scalars";
import { DocumentKind } from "./document-kind";

@ObjectType({ simpleResolvers: true, description: "What an organ's numbers of a kind begin with. 发文代字。" })
export class OrganWord {
  @Field(() => String, { description: "Desk of the organ. 机关（岗位代号）。" })
  organ: string;

  @Field(() => DocumentKind, { description: "Kind of the papers. 文书种类。" })
  kind: DocumentKind;

  @Field(() => String, { description: "The word, such as 柳南教限. 代字。" })
  word: string;

  @Field(() => DateScalar, { description: "Day on which it holds. 适用日期。" })
  on: string;
}
