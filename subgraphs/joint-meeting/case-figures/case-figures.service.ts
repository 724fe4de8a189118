import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import { territoryOf } from "../region/territory.policy";
import type { CaseBoard } from "./case-board.type";
import {
  BOARD_ON_DAY,
  BOARD_TODAY,
  type BoardRow,
  FUNNEL,
  FUNNEL_STEPS,
  type FunnelRow,
  type StepRow,
} from "./case-figures.statements";
import type { CaseFunnel } from "./case-funnel.type";
import { toCaseBoard, toCaseFunnel } from "./to-case-figures";

interface FigureSources {
  database: DataSource;
  clock: Clock;
  countyCode: string;
}

/** Figures of the cases, of whatever part of a region the caller covers: they name no child. */
export class CaseFiguresService {
  constructor(
    private readonly sources: FigureSources,
    private readonly caller: Caller,
  ) {}

  /** How the cases stand today, or stood on a day gone by. @throws DomainError FORBIDDEN, or BAD_INPUT for a day to come. */
  async board(regionCode: string, asOf: string | null): Promise<CaseBoard> {
    const { database, clock } = this.sources;
    const today = clock.today();
    const day = asOf ?? today;
    if (day > today) throw new DomainError("BAD_INPUT", "asOf lies in the future. 截至日期不得晚于今天。");
    const statement = day === today ? BOARD_TODAY : BOARD_ON_DAY;
    const rows = await database.query<BoardRow[]>(statement, [...this.territory(regionCode), day]);
    return toCaseBoard(rows, { regionCode, asOf: day, tellsOverdue: day === today });
  }

  /** How far the cases opened within a time came. @throws DomainError FORBIDDEN, or BAD_INPUT for a time without a day. */
  async funnel(regionCode: string, from: string, to: string): Promise<CaseFunnel> {
    const { database, countyCode } = this.sources;
    if (from > to) throw new DomainError("BAD_INPUT", "from lies after to. 起始日期晚于截止日期。");
    const parameters = [...this.territory(regionCode), from, to];
    const [rows, steps] = await Promise.all([
      database.query<FunnelRow[]>(FUNNEL, parameters),
      database.query<StepRow[]>(FUNNEL_STEPS, parameters),
    ]);
    return toCaseFunnel(rows, steps, { regionCode, countyCode, from, to });
  }

  private territory(regionCode: string): [string, readonly string[] | null] {
    const { countyCode } = this.sources;
    return [countyCode, territoryOf(this.caller, countyCode, regionCode).townships];
  }
}
