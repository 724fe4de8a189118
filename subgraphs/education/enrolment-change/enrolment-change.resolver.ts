import "reflect-metadata";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { EducationContext } from "../context";
import { Enrolment } from "../enrolment/enrolment.type";
import { EnrolmentChange } from "./enrolment-change.type";

@Resolver(() => Enrolment)
export class EnrolmentChangeResolver {
  @FieldResolver(() => [EnrolmentChange], {
    nullable: true,
    description: "Its history, oldest first. 学籍异动，由远及近。",
  })
  changes(@Root() { id }: Enrolment, @Ctx() { loaders }: EducationContext): Promise<EnrolmentChange[]> {
    return loaders.changes.load(id);
  }
}
