import "reflect-metadata";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { Child } from "../child/child.type";
import type { EducationContext } from "../context";
import { findSubsidies } from "./subsidy.service";
import { Subsidy } from "./subsidy.type";

@Resolver(() => Child)
export class ChildSubsidyResolver {
  @FieldResolver(() => [Subsidy], {
    nullable: true,
    description: "Subsidies received, the latest term first. 已获资助，最近学期在前。",
  })
  @Directive('@requiresScopes(scopes: [["subsidy:read"]])')
  subsidies(@Root() child: Child, @Ctx() { enrolments, loaders }: EducationContext): Promise<Subsidy[]> {
    return findSubsidies(enrolments, loaders.subsidies, child.id);
  }
}
