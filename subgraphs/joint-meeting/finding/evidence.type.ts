import "reflect-metadata";
import { Field, ObjectType } from "type-graphql";
import { DateScalar } from "../../../schema/scalars";
import type { Evidence as EvidenceLine } from "../examination/examination";

@ObjectType({ simpleResolvers: true, description: "What a record said. 证据。" })
export class Evidence implements EvidenceLine {
  @Field(() => String, { description: "Name of the department's subgraph. 部门代号。" })
  department: string;

  @Field(() => String, { description: "Which record. 记录名称。" })
  record: string;

  @Field(() => String, { description: "What it says. 记录内容。" })
  statement: string;

  @Field(() => DateScalar, { description: "As of when. 所据日期。" })
  asOf: string;
}
