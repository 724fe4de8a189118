import "reflect-metadata";
import { Field, ID, ObjectType } from "type-graphql";
import { DateScalar } from "../../../schema/scalars";
import { ActRecord } from "../act/act.type";
import { HomeVisitMet } from "./visit-met";

@ObjectType({ simpleResolvers: true, description: "A visit to the home of a child who has not registered. 家访记录。" })
export class HomeVisit extends ActRecord {
  @Field(() => ID, { description: "Id of the visit. 家访标识。" })
  id: string;

  @Field(() => DateScalar, { description: "Day of the visit. 家访日期。" })
  visitedOn: string;

  @Field(() => [String], { description: "Who went. 家访人员。" })
  visitors: string[];

  @Field(() => HomeVisitMet, { description: "Whom they met. 见到何人。" })
  met: HomeVisitMet;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day of the next visit; null where none is due. 下次家访日期。",
  })
  nextOn: string | null;

  /** Opened only for a request that asks for it. */
  resultSealed: Buffer;
}
