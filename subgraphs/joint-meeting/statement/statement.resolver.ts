import "reflect-metadata";
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { type ConnectionOf, PageArguments, readPage, toConnection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { SchoolYearScalar } from "../../../schema/scalars";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import type { JointMeetingContext } from "../context";
import { drawUpStatements } from "./draw-up-statements";
import { signStatement } from "./sign-statement";
import { StatementLevel, StatementSide } from "./statement-enums";
import { listStatements } from "./statement.rows";
import {
  DrawUpStatementsOutcome,
  SignStatementOutcome,
  Statement,
  StatementConnection,
  StatementsDrawnUp,
  StatementStanding,
  toStatement,
} from "./statement.type";

@ArgsType()
class StatementsArguments extends PageArguments {
  @Field(() => SchoolYearScalar, { description: "School year. 学年。" })
  schoolYear: SchoolYear;

  @Field(() => [StatementLevel], { nullable: true, description: "Of these levels alone. 仅列层级。" })
  levels?: StatementLevel[] | null;

  @Field(() => String, { nullable: true, description: "Of this unit's desk alone. 仅列单位岗位。" })
  unit?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: "Only those not signed by both. 仅列未签订完毕。" })
  unsignedOnly: boolean;
}

@Resolver(() => Statement)
export class StatementResolver {
  @Query(() => StatementConnection, {
    nullable: true,
    description:
      "Statements of responsibility of a school year, by unit; a school or township sees its own. 某学年责任状，按单位排序。",
  })
  @Directive('@requiresScopes(scopes: [["statement:sign"]])')
  async responsibilityStatements(
    @Args(() => StatementsArguments) {
      schoolYear,
      levels = null,
      unit = null,
      unsignedOnly,
      ...page
    }: StatementsArguments,
    @Ctx() { database, caller, countyCode }: JointMeetingContext,
  ): Promise<ConnectionOf<Statement>> {
    const wanted = readPage(page, 2);
    const asked = { schoolYear, levels, unit, unsignedOnly };
    const rows = await listStatements(database, caller, countyCode, asked, wanted);
    return toConnection(rows, wanted, (row) => [row.unit, row.id], toStatement);
  }

  @Mutation(() => DrawUpStatementsOutcome, {
    nullable: true,
    description:
      "Draws up the statements of a school year for everybody who answers and has none. 拟订某学年责任状（已有者不重复）。",
  })
  @Directive('@requiresScopes(scopes: [["oversight:write"]])')
  drawUpStatements(
    @Arg("schoolYear", () => SchoolYearScalar, { description: "School year. 学年。" }) schoolYear: SchoolYear,
    @Ctx() context: JointMeetingContext,
  ): Promise<StatementsDrawnUp | Refusal> {
    return drawUpStatements(context, context.caller, schoolYear);
  }

  @Mutation(() => SignStatementOutcome, {
    nullable: true,
    description: "Signs a side of a statement, from the desk whose side it is. 签订责任状。",
  })
  @Directive('@requiresScopes(scopes: [["statement:sign"]])')
  async signStatement(
    @Arg("id", () => ID, { description: "Id of the statement. 责任状编号。" }) id: string,
    @Arg("side", () => StatementSide, { description: "Which side. 签订方。" }) side: StatementSide,
    @Ctx() context: JointMeetingContext,
  ): Promise<Statement | Refusal> {
    const done = await signStatement(context, context.caller, id, side);
    return done instanceof Refusal ? done : toStatement(done);
  }

  @FieldResolver(() => StatementStanding, {
    nullable: true,
    description:
      "How the person stands, with the evidence; null with an error when education does not answer. 履责情况及依据。",
  })
  standing(@Root() { row }: Statement, @Ctx() { standings }: JointMeetingContext): Promise<StatementStanding> {
    return standings.of(row);
  }
}
