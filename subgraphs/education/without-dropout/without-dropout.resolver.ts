import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import type { EducationContext } from "../context";
import { School, toSchool } from "../school/school.type";
import {
  ClassWithoutDropout,
  ClassWithoutDropoutConnection,
  SchoolWithoutDropout,
  SchoolWithoutDropoutConnection,
  WithoutDropoutArguments,
} from "./without-dropout.type";

@Resolver(() => SchoolWithoutDropout)
export class SchoolWithoutDropoutResolver {
  @Query(() => SchoolWithoutDropoutConnection, {
    nullable: true,
    description: "Schools where nobody dropped out in a school year, up to today. 无辍学校（截至当日）。",
  })
  @Directive('@requiresScopes(scopes: [["school-statistics:read"]])')
  async schoolsWithoutDropout(
    @Args(() => WithoutDropoutArguments) { regionCode, schoolYear, ...page }: WithoutDropoutArguments,
    @Ctx() { schoolPapers }: EducationContext,
  ): Promise<ConnectionOf<SchoolWithoutDropout>> {
    const wanted = readPage(page, 1);
    const rows = await schoolPapers.withoutDropout.listSchools(regionCode, schoolYear, wanted);
    return toConnection(
      rows,
      wanted,
      ({ schoolId }) => [schoolId],
      (row) => row,
    );
  }

  @Query(() => ClassWithoutDropoutConnection, {
    nullable: true,
    description: "Classes where nobody dropped out in a school year, up to today. 无辍学班（截至当日）。",
  })
  @Directive('@requiresScopes(scopes: [["school-statistics:read"]])')
  async classesWithoutDropout(
    @Args(() => WithoutDropoutArguments) { regionCode, schoolYear, ...page }: WithoutDropoutArguments,
    @Ctx() { schoolPapers }: EducationContext,
  ): Promise<ConnectionOf<ClassWithoutDropout>> {
    const wanted = readPage(page, 3);
    return toConnection(
      await schoolPapers.withoutDropout.listClasses(regionCode, schoolYear, wanted),
      wanted,
      ({ schoolId, grade, className }) => [schoolId, String(grade), className],
      (row) => row,
    );
  }

  @FieldResolver(() => School, { nullable: true, description: "The school. 学校。" })
  async school(
    @Root() { schoolId }: SchoolWithoutDropout,
    @Ctx() { schools }: EducationContext,
  ): Promise<School | null> {
    const school = await schools.find(schoolId);
    return school && toSchool(school);
  }
}

@Resolver(() => ClassWithoutDropout)
export class ClassWithoutDropoutResolver {
  @FieldResolver(() => School, { nullable: true, description: "The school. 学校。" })
  async school(
    @Root() { schoolId }: ClassWithoutDropout,
    @Ctx() { schools }: EducationContext,
  ): Promise<School | null> {
    const school = await schools.find(schoolId);
    return school && toSchool(school);
  }
}
