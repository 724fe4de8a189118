import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import type { Page } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { toRegion } from "../../../infra/runtime/region.type";
import type { Vault } from "../../../infra/runtime/vault";
import { type IsoWeek, isoWeekOf, weekEnd, weekStart } from "../../../schema/scalars/iso-week";
import { type SchoolYear, schoolYearStart, schoolYearStartOf } from "../../../schema/scalars/school-year";
import { alreadyDone, invalid, wrongState } from "../../../infra/runtime/refusals";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { requireOwnRegion } from "../region/region.policy";
import { daysAfter, isLate, standingOf } from "../report-due/report-standing";
import { toSchool } from "../school/school.type";
import type { DueRule, IssuedReport, PersuasionReportRows } from "./persuasion-report.rows";
import type { PersuasionReport, PersuasionWeek } from "./persuasion-report.type";
import { readSpells } from "./read-spells";
import type { Spell } from "./spell";
import { figuresBy, spellsOfWeek, weeklyFigures } from "./weekly-figures";

interface PersuasionReportSources {
  reports: PersuasionReportRows;
  office: GatewayReader;
  vault: Vault;
  clock: Clock;
  countyCode: string;
}

interface WeeksWanted {
  regionCode: string;
  schoolYear: SchoolYear | null;
  lateOnly: boolean;
}

/** The county's weekly reports of persuasion (劝返周报). */
export class PersuasionReportService {
  constructor(
    private readonly sources: PersuasionReportSources,
    private readonly caller: Caller,
  ) {}

  /**
   * The report of a week: as it was issued, else as the ledger has it, up to today for the week that runs.
   * @throws DomainError FORBIDDEN for a region of others, BAD_INPUT for a week to come or before any rule, UNAVAILABLE when a department is missing.
   */
  async find(regionCode: string, week: IsoWeek): Promise<PersuasionReport> {
    const { reports, countyCode, clock } = this.sources;
    requireOwnRegion(this.caller, countyCode, regionCode);
    if (weekStart(week) > clock.today()) {
      throw new DomainError("BAD_INPUT", `Week ${week} has not begun. ${week}尚未开始。`);
    }
    if (dueRuleOf(week, await reports.dueRules()) === null) {
      throw new DomainError("BAD_INPUT", `No report was due for ${week}. ${week}不在报送范围内。`);
    }
    const issued = await reports.find(week);
    const spells = issued === null ? await this.draw(week) : this.open(issued);
    return this.report(week, issued, spells, regionCode);
  }

  /**
   * Weeks of a school year that have begun, the latest first; one more than the page holds.
   * @throws DomainError FORBIDDEN for a region of others.
   */
  async list({ regionCode, schoolYear, lateOnly }: WeeksWanted, { first, after }: Page): Promise<PersuasionWeek[]> {
    const { reports, countyCode, clock } = this.sources;
    requireOwnRegion(this.caller, countyCode, regionCode);
    const weeks = weeksOf(schoolYear, clock.today());
    const [issued, rules] = await Promise.all([reports.list(weeks), reports.dueRules()]);
    const reportOf = new Map(issued.map((report) => [report.week, report]));
    const before = after?.[0];
    return weeks
      .filter((week) => (before === undefined || week < before) && dueRuleOf(week, rules) !== null)
      .map((week) => this.week(week, reportOf.get(week) ?? null, rules))
      .filter((week) => !lateOnly || isLate(week))
      .slice(0, first + 1);
  }

  /**
   * Issues the report of a week that is over: from then on it stays as it is.
   * @throws DomainError FORBIDDEN for a caller without the county, UNAVAILABLE when a department is missing.
   */
  async issue(week: IsoWeek): Promise<PersuasionReport | Refusal> {
    const { reports, vault, clock, countyCode } = this.sources;
    requireOwnRegion(this.caller, countyCode, countyCode);
    if (weekEnd(week) >= clock.today()) return wrongState(`Week ${week} is not over.`, `${week}尚未结束，不可签发。`);
    if (dueRuleOf(week, await reports.dueRules()) === null)
      return invalid(`No report was due for ${week}.`, `${week}不在报送范围内。`);
    if ((await reports.find(week)) !== null) return issuedAlready();
    const spells = await this.draw(week);
    const { actor, post, department } = this.caller;
    const report = {
      week,
      figures: weeklyFigures(spells, daysOf(week)),
      linesSealed: vault.seal(JSON.stringify(spells)),
      issuedOn: clock.today(),
      issuedAt: clock.now(),
      issuedBy: actor,
      issuedPost: post,
      issuedDepartment: department,
    };
    return (await reports.keep(report)) ? this.report(week, report, spells, countyCode) : issuedAlready();
  }

  private async draw(week: IsoWeek): Promise<Spell[]> {
    const { office, clock, countyCode } = this.sources;
    const today = clock.today();
    const end = weekEnd(week);
    const asOf = end < today ? end : today;
    const spells = await readSpells(office, { countyCode, asOf, requestId: this.caller.requestId });
    return spellsOfWeek(spells, daysOf(week));
  }

  private open({ linesSealed }: IssuedReport): Spell[] {
    return JSON.parse(this.sources.vault.open(linesSealed)) as Spell[];
  }

  private async report(
    week: IsoWeek,
    issued: IssuedReport | null,
    all: readonly Spell[],
    regionCode: string,
  ): Promise<PersuasionReport> {
    const days = daysOf(week);
    const isWhole = regionCode === this.sources.countyCode;
    const spells = isWhole ? all : all.filter(({ townshipCode }) => townshipCode?.startsWith(regionCode));
    return {
      ...this.week(week, issued, await this.sources.reports.dueRules()),
      region: toRegion(regionCode),
      figures: weeklyFigures(spells, days),
      byTownship: figuresBy(spells, ({ townshipCode }) => townshipCode, days).map(([code, figures]) => ({
        township: code === null ? null : toRegion(code),
        figures,
      })),
      bySchool: figuresBy(spells, ({ schoolId }) => schoolId, days).map(([code, figures]) => ({
        school: toSchool(code),
        figures,
      })),
      spells,
    };
  }

  private week(week: IsoWeek, issued: IssuedReport | null, rules: readonly DueRule[]): PersuasionWeek {
    const days = daysOf(week);
    const rule = dueRuleOf(week, rules);
    if (rule === null) throw new Error(`no rule says when the report of ${week} is due`);
    const dueOn = daysAfter(days.endsOn, rule.dueDays);
    return {
      week,
      ...days,
      dueOn,
      ...standingOf(dueOn, issued?.issuedOn ?? null, this.sources.clock.today()),
      issuedOn: issued?.issuedOn ?? null,
      issuedAt: issued?.issuedAt ?? null,
      issuedBy: issued?.issuedBy ?? null,
      issuedPost: issued?.issuedPost ?? null,
    };
  }
}

const daysOf = (week: IsoWeek) => ({ startsOn: weekStart(week), endsOn: weekEnd(week) });

const issuedAlready = (): Refusal => alreadyDone("The report has been issued.", "该周报已签发。");

/** Weeks whose Monday lies in a school year and is not to come, the latest first. */
function weeksOf(schoolYear: SchoolYear | null, today: string): IsoWeek[] {
  const start = schoolYear === null ? `${schoolYearStartOf(today)}-09-01` : schoolYearStart(schoolYear);
  const end = `${Number(start.slice(0, 4)) + 1}-08-31`;
  const weeks: IsoWeek[] = [];
  let monday = weekStart(isoWeekOf(daysAfter(start, 6)));
  for (; monday <= end && monday <= today; monday = daysAfter(monday, 7)) weeks.unshift(isoWeekOf(monday));
  return weeks;
}

/** The rule in force on a week's Sunday; null before the first: no report was owed then. */
function dueRuleOf(week: IsoWeek, rules: readonly DueRule[]): DueRule | null {
  return rules.find(({ validFrom }) => validFrom <= weekEnd(week)) ?? null;
}
