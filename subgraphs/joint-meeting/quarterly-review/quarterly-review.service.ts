import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Page } from "../../../infra/runtime/page";
import { isUuid } from "../../../infra/runtime/uuid";
import { type Quarter, quarterEnd, quarterStart } from "../../../schema/scalars/quarter";
import { type SchoolYear, schoolYearStartOf } from "../../../schema/scalars/school-year";
import { findingScope } from "../finding/finding.policy";
import { requireOwnRegion } from "../region/region.policy";
import { daysAfter, isLate, standingOf } from "../report-due/report-standing";
import { mayReadQuarterlyReview } from "./quarterly-review.policy";
import {
  type EntryRow,
  type ReviewRow,
  type ReviewRule,
  SELECT_ENTRIES,
  SELECT_ENTRY,
  SELECT_REVIEW,
  SELECT_REVIEWS_OF,
  SELECT_RULES,
  SELECT_SIGNATURES,
  SELECT_STRATA,
  type SignatureRow,
  type StratumRow,
} from "./quarterly-review.rows";
import type { QuarterlyReview, ReviewQuarter } from "./quarterly-review.type";
import type { ReviewResult } from "./review-enums";
import { toQuarterlyReview } from "./to-quarterly-review";

interface QuarterlyReviewSources {
  database: DataSource;
  clock: Clock;
  countyCode: string;
}

interface QuartersWanted {
  regionCode: string;
  schoolYear: SchoolYear | null;
  lateOnly: boolean;
}

interface EntriesWanted {
  reviewId: string;
  result: ReviewResult | null;
  uncheckedOnly: boolean;
}

/** The county's quarterly reviews (县季度复核) as one caller may read them. */
export class QuarterlyReviewService {
  private readonly signatures: DataLoader<string, SignatureRow[]>;
  private readonly strata: DataLoader<string, StratumRow[]>;

  constructor(
    private readonly sources: QuarterlyReviewSources,
    private readonly caller: Caller,
  ) {
    this.signatures = this.loaderOf<SignatureRow>(SELECT_SIGNATURES);
    this.strata = this.loaderOf<StratumRow>(SELECT_STRATA);
  }

  /** A review; null when it is missing or hidden from the caller. */
  async find(id: string): Promise<QuarterlyReview | null> {
    if (!isUuid(id)) return null;
    const { database, clock } = this.sources;
    const [[row], rules] = await Promise.all([database.query<ReviewRow[]>(SELECT_REVIEW, [id]), this.rules()]);
    if (row === undefined || !mayReadQuarterlyReview(this.caller, row)) return null;
    return toQuarterlyReview(row, dueOn(row.quarter, rules), clock.today());
  }

  /**
   * Quarters of a school year that have begun, the latest first, each with its reviews; one more than the page holds.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory in this county.
   */
  async list({ regionCode, schoolYear, lateOnly }: QuartersWanted, { first, after }: Page): Promise<ReviewQuarter[]> {
    const { database, clock, countyCode } = this.sources;
    requireOwnRegion(this.caller, countyCode, regionCode);
    const today = clock.today();
    const quarters = quartersOf(schoolYear, today);
    const [rows, rules] = await Promise.all([
      database.query<ReviewRow[]>(SELECT_REVIEWS_OF, [countyCode, quarters]),
      this.rules(),
    ]);
    const readable = rows.filter((row) => mayReadQuarterlyReview(this.caller, row));
    const reviewsOf = Map.groupBy(readable, ({ quarter }) => quarter);
    const before = after?.[0];
    return quarters
      .filter((quarter) => (before === undefined || quarter < before) && ruleOf(quarter, rules) !== null)
      .map((quarter) => {
        const due = dueOn(quarter, rules);
        const reviews = (reviewsOf.get(quarter) ?? []).map((row) => toQuarterlyReview(row, due, today));
        const [closedOn = null] = reviews.flatMap((review) => review.closedOn ?? []).sort();
        const days = { startsOn: quarterStart(quarter), endsOn: quarterEnd(quarter), dueOn: due };
        return { quarter, ...days, ...standingOf(due, closedOn, today), reviews };
      })
      .filter((quarter) => !lateOnly || isLate(quarter))
      .slice(0, first + 1);
  }

  /** Entries to be checked of a review that the caller may read, as far as it may read their findings; one more than the page holds. */
  entries({ reviewId, result, uncheckedOnly }: EntriesWanted, { first, after }: Page): Promise<EntryRow[]> {
    const scope = findingScope(this.caller);
    const rest = [reviewId, result, uncheckedOnly, after?.[0] ?? "", first + 1];
    return this.sources.database.query(SELECT_ENTRIES, [...scope, ...rest]);
  }

  async findEntry(reviewId: string, findingId: string): Promise<EntryRow | null> {
    if (!isUuid(findingId)) return null;
    const [row] = await this.sources.database.query<EntryRow[]>(SELECT_ENTRY, [
      ...findingScope(this.caller),
      reviewId,
      findingId,
    ]);
    return row ?? null;
  }

  findSignatures(reviewId: string): Promise<SignatureRow[]> {
    return this.signatures.load(reviewId);
  }

  findStrata(reviewId: string): Promise<StratumRow[]> {
    return this.strata.load(reviewId);
  }

  /** The rule in force on the last day of a quarter; null before the first: no review was owed then. */
  async ruleOf(quarter: Quarter): Promise<ReviewRule | null> {
    return ruleOf(quarter, await this.rules());
  }

  private rules(): Promise<ReviewRule[]> {
    return this.sources.database.query(SELECT_RULES);
  }

  private loaderOf<Row extends { reviewId: string }>(statement: string): DataLoader<string, Row[]> {
    return new DataLoader(
      async (ids) => {
        const groups = Map.groupBy(await this.sources.database.query<Row[]>(statement, [ids]), (row) => row.reviewId);
        return ids.map((id) => groups.get(id) ?? []);
      },
      // What a request has signed it reads again.
      { cache: false },
    );
  }
}

function ruleOf(quarter: Quarter, rules: readonly ReviewRule[]): ReviewRule | null {
  return rules.find(({ validFrom }) => validFrom <= quarterEnd(quarter)) ?? null;
}

function dueOn(quarter: Quarter, rules: readonly ReviewRule[]): string {
  const rule = ruleOf(quarter, rules);
  if (rule === null) throw new Error(`no rule says when the review of ${quarter} is due`);
  return daysAfter(quarterEnd(quarter), rule.dueDays);
}

/** Quarters whose first day lies in a school year and is not to come, the latest first. */
function quartersOf(schoolYear: SchoolYear | null, today: string): Quarter[] {
  const year = schoolYear === null ? schoolYearStartOf(today) : Number(schoolYear.slice(0, 4));
  const quarters = [`${year + 1}-Q3`, `${year + 1}-Q2`, `${year + 1}-Q1`, `${year}-Q4`] as Quarter[];
  return quarters.filter((quarter) => quarterStart(quarter) <= today);
}
