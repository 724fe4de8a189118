import "reflect-metadata";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { EducationContext } from "../context";
import { Enrolment, toEnrolment } from "../enrolment/enrolment.type";
import { type BookEntry, SchoolBookAlert, SchoolBookChange, SchoolBookDropout } from "./school-book-entry.type";

const DESCRIPTION = "The child's enrolment. 学籍。";

async function enrolmentOf({ enrolmentId }: BookEntry, { enrolments }: EducationContext): Promise<Enrolment | null> {
  const row = await enrolments.find(enrolmentId);
  return row && toEnrolment(row);
}

@Resolver(() => SchoolBookDropout)
export class SchoolBookDropoutResolver {
  @FieldResolver(() => Enrolment, { nullable: true, description: DESCRIPTION })
  enrolment(@Root() entry: SchoolBookDropout, @Ctx() context: EducationContext): Promise<Enrolment | null> {
    return enrolmentOf(entry, context);
  }
}

@Resolver(() => SchoolBookChange)
export class SchoolBookChangeResolver {
  @FieldResolver(() => Enrolment, { nullable: true, description: DESCRIPTION })
  enrolment(@Root() entry: SchoolBookChange, @Ctx() context: EducationContext): Promise<Enrolment | null> {
    return enrolmentOf(entry, context);
  }
}

@Resolver(() => SchoolBookAlert)
export class SchoolBookAlertResolver {
  @FieldResolver(() => Enrolment, { nullable: true, description: DESCRIPTION })
  enrolment(@Root() entry: SchoolBookAlert, @Ctx() context: EducationContext): Promise<Enrolment | null> {
    return enrolmentOf(entry, context);
  }
}
