import "reflect-metadata";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { DateScalar } from "../../../schema/scalars";
import type { EducationContext } from "../context";
import { toEnrolment } from "../enrolment/enrolment.type";
import { School, toSchool } from "../school/school.type";
import { type FiguresByGrade, noFigures, sumOf } from "./monthly-figures";
import { MonthlyFigures } from "./monthly-figures.type";
import { MonthlyGradeFigures, MonthlyReport } from "./monthly-report.type";
import {
  MonthlyReportChild,
  MonthlyReportCorrection,
  MonthlyReportEvent,
  MonthlyReportReminder,
} from "./monthly-report-paper.type";

@Resolver(() => MonthlyReport)
export class MonthlyReportFieldsResolver {
  @FieldResolver(() => School, { nullable: true, description: "The school. 学校。" })
  async school(@Root() { row }: MonthlyReport, @Ctx() { schools }: EducationContext): Promise<School | null> {
    const school = await schools.find(row.schoolId);
    return school && toSchool(school);
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: "Day by which it is due; null before reports were asked for. 应报日期；月报制度实行前为空。",
  })
  dueOn(@Root() { month }: MonthlyReport, @Ctx() { schoolPapers }: EducationContext): Promise<string | null> {
    return schoolPapers.duties.findDueDay(month);
  }

  @FieldResolver(() => MonthlyFigures, { nullable: true, description: "As the school reports them. 上报数。" })
  async figures(@Root() { row }: MonthlyReport, @Ctx() { schoolPapers }: EducationContext): Promise<MonthlyFigures> {
    return sumOf(await schoolPapers.reports.figuresOf(row));
  }

  @FieldResolver(() => MonthlyFigures, { nullable: true, description: "As the system found them. 系统数。" })
  systemFigures(@Root() { row }: MonthlyReport): MonthlyFigures {
    return sumOf(row.systemFigures);
  }

  @FieldResolver(() => [MonthlyGradeFigures], { nullable: true, description: "By grade. 分年级。" })
  async byGrade(
    @Root() { row }: MonthlyReport,
    @Ctx() { schoolPapers }: EducationContext,
  ): Promise<MonthlyGradeFigures[]> {
    return gradesOf(await schoolPapers.reports.figuresOf(row), row.systemFigures);
  }

  @FieldResolver(() => [MonthlyReportChild], {
    nullable: true,
    description: "Children suspected of dropping out or out of school at the month's end. 月末疑似辍学及辍学学生。",
  })
  children(
    @Root() { row }: MonthlyReport,
    @Ctx() { caller, enrolments }: EducationContext,
  ): Promise<MonthlyReportChild[]> {
    const mayRead = caller.scopes.has("enrolment:read");
    return Promise.all(
      row.children.map(async ({ enrolmentId, kind, since, days }) => {
        const enrolment = mayRead ? await enrolments.find(enrolmentId) : null;
        return { enrolment: enrolment && toEnrolment(enrolment), kind, since, days };
      }),
    );
  }

  @FieldResolver(() => [MonthlyReportCorrection], {
    nullable: true,
    description: "What the school has put right, oldest first. 学校修改记录，由远及近。",
  })
  async corrections(
    @Root() { id }: MonthlyReport,
    @Ctx() { vault, schoolPapers }: EducationContext,
  ): Promise<MonthlyReportCorrection[]> {
    const rows = await schoolPapers.correctionsOf.load(id);
    return rows.map(({ grade, figure, from, to, reasonSealed, actor, post, at }) => {
      return { grade, figure, from, to, reason: vault.open(reasonSealed), by: { actor, post, at } };
    });
  }

  @FieldResolver(() => [MonthlyReportEvent], {
    nullable: true,
    description: "What was done with it, oldest first. 办理记录，由远及近。",
  })
  async history(
    @Root() { id }: MonthlyReport,
    @Ctx() { vault, schoolPapers }: EducationContext,
  ): Promise<MonthlyReportEvent[]> {
    const rows = await schoolPapers.eventsOf.load(id);
    return rows.map(({ act, noteSealed, actor, post, at }) => {
      return { act, note: noteSealed && vault.open(noteSealed), by: { actor, post, at } };
    });
  }

  @FieldResolver(() => [MonthlyReportReminder], {
    nullable: true,
    description: "Reminders while it was late, oldest first. 催报记录，由远及近。",
  })
  async reminders(
    @Root() { row }: MonthlyReport,
    @Ctx() { schoolPapers }: EducationContext,
  ): Promise<MonthlyReportReminder[]> {
    const rows = await schoolPapers.remindersOf.load(row.schoolId);
    return rows
      .filter(({ month }) => month === row.month)
      .map(({ remindedOn, actor, post, at }) => ({ on: remindedOn, by: { actor, post, at } }));
  }
}

function gradesOf(figures: FiguresByGrade, system: FiguresByGrade): MonthlyGradeFigures[] {
  return Object.entries(figures).map(([grade, ofGrade]) => {
    return { grade: Number(grade), figures: ofGrade, systemFigures: system[grade] ?? noFigures() };
  });
}
