import { z } from "zod";
import { DomainError } from "../../../infra/runtime/errors";
import { type SchoolYear, schoolYearStartOf } from "../../../schema/scalars/school-year";
import { IndicatorKind, IndicatorLevel } from "../indicator/indicator-kind";
import type { IndicatorService } from "../indicator/indicator.service";
import type { Indicator } from "../indicator/indicator.type";
import { readReportNumbers } from "../indicator/report-rates";
import { isOfSweep } from "../indicator/swept-rates";
import { TargetDirection } from "../indicator/target-direction";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import type { PersuasionReportService } from "../persuasion-report/persuasion-report.service";
import type { QuarterlyReviewService } from "../quarterly-review/quarterly-review.service";
import { ReportStanding } from "../report-due/report-standing";
import { AgendaKind } from "./agenda-kind";

export interface AgendaReadingSources {
  office: GatewayReader;
  indicators: IndicatorService;
  persuasionReports: PersuasionReportService;
  quarterlyReviews: QuarterlyReviewService;
  countyCode: string;
}

/** A subject that no table of ours holds, and what is said of it. */
export interface ReadSubject {
  key: string;
  note: string;
}

/** What an agenda takes from indicators and reports. */
export interface AgendaReadings {
  lateReports: ReadSubject[];
  missedTargets: ReadSubject[];
  /** Departments that could not be read, and what of them. */
  outages: ReadSubject[];
  /** Kinds of which not all is known. */
  unread: AgendaKind[];
}

interface ReadingWanted {
  today: string;
  /** Day of the meeting before; null for none. */
  since: string | null;
  requestId: string;
}

/** No school year has more weeks or quarters. */
const WHOLE_YEAR = { first: 100, after: null };

/**
 * Reads what indicators and reports have for an agenda. A department that does not answer is put before the meeting
 * instead of the figures that it owes.
 */
export async function readForAgenda(sources: AgendaReadingSources, wanted: ReadingWanted): Promise<AgendaReadings> {
  const readings: AgendaReadings = { lateReports: [], missedTargets: [], outages: [], unread: [] };
  const kinds = Object.values(IndicatorKind);
  const attempt = async (
    kind: AgendaKind,
    what: string,
    read: () => Promise<ReadSubject[]>,
  ): Promise<ReadSubject[]> => {
    try {
      return await read();
    } catch (fault) {
      const missing = missingIn(fault);
      if (missing === null) throw fault;
      readings.outages.push({ key: `${missing} ${what}`, note: `未能读取${what}` });
      readings.unread.push(kind);
      return [];
    }
  };
  const { MISSED_TARGETS, LATE_REPORTS } = AgendaKind;
  const missed = await Promise.all([
    attempt(MISSED_TARGETS, "学籍与月报指标", () =>
      readMissedTargets(
        sources,
        wanted,
        kinds.filter((kind) => !isOfSweep(kind)),
      ),
    ),
    attempt(MISSED_TARGETS, "比对指标", () => readMissedTargets(sources, wanted, kinds.filter(isOfSweep))),
  ]);
  readings.missedTargets = missed.flat();
  const late = await Promise.all([
    readLateCountyReports(sources, wanted),
    attempt(LATE_REPORTS, "月报", () => readLateMonths(sources, wanted)),
  ]);
  readings.lateReports = late.flat();
  return readings;
}

const UNAVAILABLE = z.object({
  code: z.literal("UNAVAILABLE"),
  details: z.object({ department: z.string() }).optional(),
});

/** Who did not answer; null for a fault of another kind. */
function missingIn(fault: unknown): string | null {
  if (!(fault instanceof DomainError)) return null;
  const told = UNAVAILABLE.safeParse(fault.extensions);
  return told.success ? (told.data.details?.department ?? "gateway") : null;
}

async function readMissedTargets(
  { indicators, countyCode }: AgendaReadingSources,
  { today }: ReadingWanted,
  kinds: readonly IndicatorKind[],
): Promise<ReadSubject[]> {
  const schoolYear = yearOf(schoolYearStartOf(today));
  const wanted = { regionCode: countyCode, schoolYear, level: IndicatorLevel.COUNTY, kinds, schoolId: null };
  const lines = await indicators.list(wanted);
  return lines
    .filter(({ meetsTarget }) => meetsTarget === false)
    .map((line) => ({ key: line.kind, note: noteOf(line) }));
}

const noteOf = ({ rate, target, targetDirection, asOf }: Indicator): string =>
  `${percent(rate)}，目标${targetDirection === TargetDirection.AT_MOST ? "不高于" : "不低于"}${percent(target)}（截至${asOf}）`;

const percent = (share: number | null): string => (share === null ? "—" : `${(share * 100).toFixed(2)}%`);

/** Weekly reports and quarterly reviews that the county owes, of this school year and that of the meeting before. */
async function readLateCountyReports(
  { persuasionReports, quarterlyReviews, countyCode }: AgendaReadingSources,
  { today, since }: ReadingWanted,
): Promise<ReadSubject[]> {
  const years = [...new Set([since ?? today, today].map((day) => yearOf(schoolYearStartOf(day))))];
  const lists = await Promise.all(
    years.map(async (schoolYear) => {
      const wanted = { regionCode: countyCode, schoolYear, lateOnly: true };
      const weeks = await persuasionReports.list(wanted, WHOLE_YEAR);
      const quarters = await quarterlyReviews.list(wanted, WHOLE_YEAR);
      return [
        ...quarters.map((late) => ({ ...late, name: `QUARTERLY ${late.quarter}`, title: `${late.quarter}季度复核` })),
        ...weeks.map((late) => ({ ...late, name: `WEEKLY ${late.week}`, title: `${late.week}劝返周报` })),
      ];
    }),
  );
  return lists.flat().map(({ name, title, standing, daysLate }) => ({
    key: `${name} ${standing}`,
    note: standing === ReportStanding.LATE ? `${title}迟报${daysLate}天` : `${title}逾期${daysLate}天未办`,
  }));
}

/** Schools that owe monthly reports of this school year, or sent them late. */
async function readLateMonths(
  { office, countyCode }: AgendaReadingSources,
  { today, requestId }: ReadingWanted,
): Promise<ReadSubject[]> {
  const schoolYear = yearOf(schoolYearStartOf(today));
  const reading = { regions: [countyCode], schoolId: null, schoolYear, today, requestId };
  const schools = await readReportNumbers(office, reading, IndicatorLevel.SCHOOL);
  return schools
    .filter(({ numerator, denominator }) => numerator < denominator)
    .map(({ code, numerator, denominator }) => ({
      key: `MONTHLY ${code}`,
      note: `月报应报${denominator}份，按期${numerator}份`,
    }));
}

const yearOf = (start: number): SchoolYear => `${start}-${start + 1}` as SchoolYear;
