import "reflect-metadata";
import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { isoDate } from "../../../schema/scalars/date";
import type { EducationContext } from "../context";
import { Enrolment, toEnrolment } from "../enrolment/enrolment.type";
import { School } from "../school/school.type";
import {
  AssignResponsibleArguments,
  AssignResponsibleOutcome,
  EndResponsibilityArguments,
  EndResponsibilityOutcome,
  ResponsiblePerson,
  toResponsiblePerson,
} from "./responsible-person.type";

@Resolver(() => School)
export class SchoolResponsiblePersonResolver {
  @FieldResolver(() => [ResponsiblePerson], {
    nullable: true,
    description: "Who answers for it, from the bureau down. 控辍保学责任人，自局领导而下。",
  })
  @Directive('@requiresScopes(scopes: [["school:read"]])')
  async responsiblePersons(
    @Root() { id }: School,
    @Arg("on", () => DateScalar, { nullable: true, description: "Day; today by default. 日期，默认当日。" })
    on: Date | null | undefined,
    @Ctx() { clock, schoolPapers }: EducationContext,
  ): Promise<ResponsiblePerson[]> {
    const rows = await schoolPapers.responsibilities.listOfSchool(id, on ? isoDate(on) : clock.today());
    return rows.map(toResponsiblePerson);
  }
}

@Resolver(() => ResponsiblePerson)
export class ResponsiblePersonResolver {
  @Mutation(() => AssignResponsibleOutcome, {
    nullable: true,
    description: "Enters who answers for a school, a grade, a class or a child. 登记责任人。",
  })
  @Directive('@requiresScopes(scopes: [["responsibility:write"]])')
  async assignResponsible(
    @Args(() => AssignResponsibleArguments)
    { grade = null, className = null, enrolmentId = null, validFrom, ...rest }: AssignResponsibleArguments,
    @Ctx() { schoolPapers }: EducationContext,
  ): Promise<ResponsiblePerson | Refusal> {
    const assignment = { ...rest, grade, className, enrolmentId, validFrom: isoDate(validFrom) };
    const outcome = await schoolPapers.responsibilities.assign(assignment);
    return outcome instanceof Refusal ? outcome : toResponsiblePerson(outcome);
  }

  @Mutation(() => EndResponsibilityOutcome, {
    nullable: true,
    description: "Ends a responsibility with a day. 终止责任人。",
  })
  @Directive('@requiresScopes(scopes: [["responsibility:write"]])')
  async endResponsibility(
    @Args(() => EndResponsibilityArguments) { id, on }: EndResponsibilityArguments,
    @Ctx() { schoolPapers }: EducationContext,
  ): Promise<ResponsiblePerson | Refusal> {
    const outcome = await schoolPapers.responsibilities.end(id, isoDate(on));
    return outcome instanceof Refusal ? outcome : toResponsiblePerson(outcome);
  }

  @FieldResolver(() => Enrolment, {
    nullable: true,
    description:
      "The child's enrolment, where it is for one; null when it may not be seen. 所包学生学籍；不包人或无权查看为空。",
  })
  async enrolment(
    @Root() { enrolmentId }: ResponsiblePerson,
    @Ctx() { caller, enrolments }: EducationContext,
  ): Promise<Enrolment | null> {
    if (enrolmentId === null || !caller.scopes.has("enrolment:read")) return null;
    const row = await enrolments.find(enrolmentId);
    return row && toEnrolment(row);
  }
}
