import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import { type SchoolYear, schoolYearStart } from "../../../schema/scalars/school-year";
import { EnrolmentState } from "../enrolment/enrolment-state";
import { StudyMode } from "../enrolment/study-mode";
import { isOnRoll, placeOn } from "../roll-history/roll-history";
import type { RollChild, SchoolRollReader } from "../roll-history/school-roll.service";
import type { SchoolService } from "../school/school.service";
import { toSchool } from "../school/school.type";
import type { UnexcusedRunService } from "../unexcused-run/unexcused-run.service";
import { type BookSpan, type ChildInBook, childInBook, type SchoolBookContent } from "./school-book.content";
import type { SchoolBook, SchoolBookFigures } from "./school-book.type";

interface SchoolBookSources {
  clock: Clock;
  schools: SchoolService;
  rolls: SchoolRollReader;
  unexcusedRuns: UnexcusedRunService;
}

/** Puts the books of schools (一校一册) together. */
export class SchoolBookService {
  constructor(private readonly sources: SchoolBookSources) {}

  /**
   * The book of a school; null when the school is missing or hidden from the caller.
   * @throws DomainError BAD_INPUT for a school year that has not begun.
   */
  async find(schoolId: string, schoolYear: SchoolYear): Promise<SchoolBook | null> {
    const { clock, schools, rolls } = this.sources;
    const today = clock.today();
    const span = spanOf(schoolYear, today);
    if (span.from > today) {
      throw new DomainError("BAD_INPUT", "The school year has not begun. 该学年尚未开始。");
    }
    const school = await schools.find(schoolId);
    if (school === null) return null;
    const roll = await rolls.read(school, Number(schoolYear.slice(0, 4)));
    const parts = await Promise.all(roll.map((child) => this.partOf(child, span)));
    const ofGrades = Map.groupBy(parts, ({ child }) => child.grade);
    const ofClasses = Map.groupBy(parts, ({ child }) => JSON.stringify([child.grade, child.className]));
    return {
      school: toSchool(school),
      schoolYear,
      asOf: span.asOf,
      figures: sumOf(parts),
      byGrade: [...ofGrades]
        .map(([grade, own]) => ({ grade, figures: sumOf(own) }))
        .toSorted((one, other) => one.grade - other.grade),
      byClass: [...ofClasses]
        .map(([key, own]) => {
          const [grade, className] = JSON.parse(key) as [number, string];
          return { grade, className, figures: sumOf(own) };
        })
        .toSorted(
          (one, other) =>
            one.grade - other.grade || one.className.localeCompare(other.className, "zh", { numeric: true }),
        ),
      content: contentOf(school.id, parts, span),
    };
  }

  private async partOf(child: RollChild, span: BookSpan): Promise<Part> {
    const isEnrolled = placeOn(child.steps, span.asOf) === EnrolmentState.ENROLLED;
    const run = isEnrolled ? await this.sources.unexcusedRuns.find(child, span.asOf) : null;
    return { child, ...childInBook(child, span, run) };
  }
}

type Part = ChildInBook & { child: RollChild };

function spanOf(schoolYear: SchoolYear, today: string): BookSpan {
  const lastDay = `${Number(schoolYear.slice(0, 4)) + 1}-08-31`;
  return { from: schoolYearStart(schoolYear), asOf: today < lastDay ? today : lastDay };
}

function sumOf(parts: readonly ChildInBook[]): SchoolBookFigures {
  const sum: SchoolBookFigures = {
    onRoll: 0,
    suspended: 0,
    homeTeaching: 0,
    inclusive: 0,
    specialSchool: 0,
    transferredIn: 0,
    transferredOut: 0,
    droppedOut: 0,
    out: 0,
    alerted: 0,
  };
  for (const { figures } of parts) {
    for (const key of Object.keys(sum) as (keyof SchoolBookFigures)[]) sum[key] += figures[key];
  }
  return sum;
}

const DISABLED_MODES: readonly StudyMode[] = [StudyMode.INCLUSIVE, StudyMode.SPECIAL_SCHOOL];

function contentOf(schoolId: string, parts: readonly Part[], { asOf }: BookSpan): SchoolBookContent {
  const taught = (modes: readonly StudyMode[]): string[] =>
    parts
      .filter(({ child }) => modes.includes(child.studyMode) && isOnRoll(placeOn(child.steps, asOf)))
      .map(({ child }) => child.id);
  return {
    schoolId,
    dropouts: parts.flatMap(({ dropouts }) => dropouts),
    suspended: parts.flatMap(({ suspended }) => suspended),
    transfers: parts.flatMap(({ transfers }) => transfers),
    alerts: parts.flatMap(({ alert }) => alert ?? []),
    homeTeaching: taught([StudyMode.HOME_TEACHING]),
    disabledPlacements: taught(DISABLED_MODES),
  };
}
