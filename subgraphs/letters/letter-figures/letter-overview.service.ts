import type { DataSource } from "typeorm";
import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import { regionContains } from "../../../schema/regions/regions";
import { CHILD_COUNTS, type ChildCountRow, LETTER_COUNTS, type LetterCountRow } from "./letter-overview.statements";
import type { LetterOverview } from "./letter-overview.type";
import { toLetterOverview } from "./to-letter-overview";

interface FigureSources {
  database: DataSource;
  clock: Clock;
  countyCode: string;
}

/** Figures of the county's letters: they name no child. */
export class LetterOverviewService {
  constructor(
    private readonly sources: FigureSources,
    private readonly caller: Caller,
  ) {}

  /**
   * How the letters issued within a time stand now, sent and received, by county and in all.
   * @throws DomainError FORBIDDEN to whoever is not of the county, or asks for a region without it; BAD_INPUT for a time
   *   without a day
   */
  async overview(regionCode: string, from: string, to: string): Promise<LetterOverview> {
    const { database, clock, countyCode } = this.sources;
    if (!coversRegion(this.caller, countyCode) || !regionContains(regionCode, countyCode))
      throw new DomainError("FORBIDDEN", "Letters are the county's own affair. 函件由本县办理。");
    if (from > to) throw new DomainError("BAD_INPUT", "from lies after to. 起始日期晚于截止日期。");
    const [letters, children] = await Promise.all([
      database.query<LetterCountRow[]>(LETTER_COUNTS, [countyCode, from, to]),
      database.query<ChildCountRow[]>(CHILD_COUNTS, [countyCode, from, to, clock.today()]),
    ]);
    return toLetterOverview(letters, children, { countyCode, from, to });
  }
}
