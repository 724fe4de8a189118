import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { DomainError } from "../../../infra/runtime/errors";
import { type ConnectionOf, type PageArguments, readPage, toConnection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { invalid } from "../../../infra/runtime/refusals";
import type { EducationContext } from "../context";
import { findSchoolTerm, type SchoolTerm } from "../enrolment-setting/school-term";
import { School, toSchool } from "../school/school.type";
import { EntryChecksArguments, SubmitEntryCheckArguments, TermArguments } from "./entry-check.arguments";
import {
  EntryCheck,
  EntryCheckConnection,
  EntryCheckGrade,
  EntryChecksOpened,
  EntryCheckSum,
  OpenEntryChecksOutcome,
  SubmitEntryCheckOutcome,
  toEntryCheck,
} from "./entry-check.type";

@Resolver(() => EntryCheck)
export class EntryCheckResolver {
  @Query(() => EntryCheckConnection, {
    nullable: true,
    description: "The schools' checks at a term's start. 各校开学核查。",
  })
  @Directive('@requiresScopes(scopes: [["school-report:read"]])')
  entryChecks(
    @Args(() => EntryChecksArguments) { regionCode, term, ...page }: EntryChecksArguments,
    @Ctx() context: EducationContext,
  ): Promise<ConnectionOf<EntryCheck>> {
    return listChecks(context, regionCode, term, page, false);
  }

  @Query(() => EntryCheckConnection, {
    nullable: true,
    description: "Checks submitted after their deadline, or due since. 逾期上报及逾期未报的开学核查。",
  })
  @Directive('@requiresScopes(scopes: [["school-report:read"]])')
  lateEntryChecks(
    @Args(() => EntryChecksArguments) { regionCode, term, ...page }: EntryChecksArguments,
    @Ctx() context: EducationContext,
  ): Promise<ConnectionOf<EntryCheck>> {
    return listChecks(context, regionCode, term, page, true);
  }

  @Query(() => EntryCheckSum, {
    nullable: true,
    description: "Sum of the schools' checks of a term. 开学核查汇总。",
  })
  @Directive('@requiresScopes(scopes: [["school-report:read"]])')
  entryCheckSum(
    @Args(() => TermArguments) { regionCode, term }: TermArguments,
    @Ctx() { entryCheck }: EducationContext,
  ): Promise<EntryCheckSum> {
    return entryCheck.sums.get(regionCode, getSchoolTerm(term));
  }

  @Mutation(() => OpenEntryChecksOutcome, {
    nullable: true,
    description: "Opens the check of a term at every school of a region; the bureau. 布置开学核查（教育局）。",
  })
  @Directive('@requiresScopes(scopes: [["school-report:review"]])')
  async openEntryChecks(
    @Args(() => TermArguments) { regionCode, term }: TermArguments,
    @Ctx() { entryCheck }: EducationContext,
  ): Promise<EntryChecksOpened | Refusal> {
    const wanted = findSchoolTerm(term);
    return wanted === null ? NO_TERM : entryCheck.checks.open(regionCode, wanted);
  }

  @Mutation(() => SubmitEntryCheckOutcome, {
    nullable: true,
    description: "Submits a check with its numbers as they are now; the school. 上报开学核查（学校）。",
  })
  @Directive('@requiresScopes(scopes: [["school-report:write"]])')
  async submitEntryCheck(
    @Args(() => SubmitEntryCheckArguments) { schoolId, term }: SubmitEntryCheckArguments,
    @Ctx() { entryCheck, clock }: EducationContext,
  ): Promise<EntryCheck | Refusal> {
    const wanted = findSchoolTerm(term);
    if (wanted === null) return NO_TERM;
    const outcome = await entryCheck.checks.submit(schoolId, wanted);
    return outcome instanceof Refusal ? outcome : toEntryCheck(outcome, clock.today());
  }

  @FieldResolver(() => School, { nullable: true, description: "The school. 学校。" })
  async school(@Root() { schoolId }: EntryCheck, @Ctx() { schools }: EducationContext): Promise<School | null> {
    const row = await schools.find(schoolId);
    return row && toSchool(row);
  }

  @FieldResolver(() => [EntryCheckGrade], {
    description:
      "Its numbers by grade: as they were submitted, before that as the roll gives them. 分年级数；上报前按学籍实时统计。",
  })
  grades(@Root() { id }: EntryCheck, @Ctx() { entryCheck }: EducationContext): Promise<EntryCheckGrade[]> {
    return entryCheck.counts.load(id);
  }
}

export const NO_TERM = invalid("A term is written 2018-2019-1.", "学期应写作2018-2019-1。");

/** @throws DomainError BAD_INPUT for the name of no term. */
export function getSchoolTerm(name: string): SchoolTerm {
  const term = findSchoolTerm(name);
  if (term === null) throw new DomainError("BAD_INPUT", NO_TERM.message);
  return term;
}

async function listChecks(
  { clock, entryCheck }: EducationContext,
  regionCode: string,
  term: string,
  page: PageArguments,
  onlyLate: boolean,
): Promise<ConnectionOf<EntryCheck>> {
  const wanted = readPage(page, 1);
  const rows = await entryCheck.checks.list(regionCode, getSchoolTerm(term), wanted, onlyLate);
  const today = clock.today();
  return toConnection(
    rows,
    wanted,
    ({ schoolId }) => [schoolId],
    (row) => toEntryCheck(row, today),
  );
}
