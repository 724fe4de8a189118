import "reflect-metadata";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { Child } from "../child/child.type";
import type { EducationContext } from "../context";
import { StudyMode } from "../enrolment/study-mode";
import { School, toSchool } from "../school/school.type";
import { HomeTeaching } from "./home-teaching.type";

@Resolver(() => Child)
export class ChildHomeTeachingResolver {
  @FieldResolver(() => HomeTeaching, {
    nullable: true,
    description: "Teaching at home; null when the child is not taught so. 送教上门；非送教上门为空。",
  })
  @Directive('@requiresScopes(scopes: [["enrolment:read"]])')
  async homeTeaching(@Root() child: Child, @Ctx() { enrolments }: EducationContext): Promise<HomeTeaching | null> {
    const enrolment = await enrolments.findCurrent(child.id);
    return enrolment?.studyMode === StudyMode.HOME_TEACHING ? enrolment : null;
  }
}

@Resolver(() => HomeTeaching)
export class HomeTeachingResolver {
  @FieldResolver(() => School, { nullable: true, description: "School that sends the teachers. 送教学校。" })
  async school(@Root() { schoolId }: HomeTeaching, @Ctx() { schools }: EducationContext): Promise<School | null> {
    const row = await schools.find(schoolId);
    return row && toSchool(row);
  }
}
