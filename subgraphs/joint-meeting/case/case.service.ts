import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import { type Caller, narrowRegions } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Page } from "../../../infra/runtime/page";
import { FINDING_COLUMNS, FINDING_SWEEPS, type FindingRow } from "../finding/finding-row";
import { mayReadFinding } from "../finding/finding.policy";
import type { Responsible } from "../responsible/responsible.rows";
import { type CaseFilter, listingParameters, SELECT_CASES } from "./case-listing";
import { mayReadCase } from "./case.policy";
import { CASE_COLUMNS, type CaseRow, findCase } from "./case.rows";
import {
  type CaseEventRow,
  type DeadlineRow,
  SELECT_CASE_EVENTS,
  SELECT_DEADLINES,
  SELECT_OF_CHILDREN,
  SELECT_OF_FINDINGS,
  SELECT_RESPONSIBLE,
} from "./case.statements";
import { CASE_KINDS } from "./finding-case";

interface CaseSources {
  database: DataSource;
  clock: Clock;
}

/** The cases that one caller may read; a page of any size costs one statement for each of their parts. */
export class CaseService {
  private readonly byId: DataLoader<string, CaseRow | null>;
  private readonly ofChildren: DataLoader<string, CaseRow[]>;
  private readonly ofFindings: DataLoader<string, CaseRow | null>;
  private readonly findings: DataLoader<string, FindingRow | null>;
  private readonly histories: DataLoader<string, CaseEventRow[]>;
  private readonly responsible: DataLoader<string, Responsible[]>;
  private readonly deadlines: DataLoader<string, DeadlineRow | null>;

  constructor(
    private readonly sources: CaseSources,
    private readonly caller: Caller,
  ) {
    const { database } = sources;
    const mayRead = (row: CaseRow): boolean => mayReadCase(caller, row);
    this.byId = oneLoader(async (ids) => {
      const rows = await database.query<CaseRow[]>(
        `SELECT c.id AS asked, ${CASE_COLUMNS} FROM child_case c WHERE c.id = ANY ($1::uuid[])`,
        [ids],
      );
      return rows.filter(mayRead) as (CaseRow & Asked)[];
    });
    this.ofChildren = manyLoader(async (ids) => {
      const rows = await database.query<(CaseRow & Asked)[]>(SELECT_OF_CHILDREN, [ids]);
      return rows.filter(mayRead);
    });
    this.ofFindings = oneLoader(async (ids) => {
      const rows = await database.query<(CaseRow & Asked)[]>(SELECT_OF_FINDINGS, [ids, CASE_KINDS]);
      return rows.filter(mayRead);
    });
    this.findings = oneLoader(async (ids) => {
      const rows = await database.query<(FindingRow & Asked)[]>(
        `SELECT f.id AS asked, ${FINDING_COLUMNS} FROM finding f ${FINDING_SWEEPS} WHERE f.id = ANY ($1::uuid[])`,
        [ids],
      );
      return rows.filter((row) => mayReadFinding(caller, row));
    });
    this.histories = manyLoader((ids) => database.query(SELECT_CASE_EVENTS, [ids]));
    this.responsible = manyLoader((ids) => database.query(SELECT_RESPONSIBLE, [ids]));
    this.deadlines = oneLoader((ids) => database.query(SELECT_DEADLINES, [ids]));
  }

  /** A case by id; null when it is missing or hidden from the caller. */
  find(id: string): Promise<CaseRow | null> {
    return findCase(this.sources.database, this.caller, id);
  }

  /** {@link find} for each of a page, by ids that the database gave. */
  load(id: string): Promise<CaseRow | null> {
    return this.byId.load(id);
  }

  /** The cases of a child, under its own id or that of a record linked to it, the latest spell first. */
  findOfChild(childId: string): Promise<CaseRow[]> {
    return this.ofChildren.load(childId);
  }

  /** The case that a finding was taken up in; null without one, or one that is hidden. */
  findOfFinding(findingId: string): Promise<CaseRow | null> {
    return this.ofFindings.load(findingId);
  }

  /** The finding that a case was opened from; null when it is hidden. */
  loadFinding(findingId: string): Promise<FindingRow | null> {
    return this.findings.load(findingId);
  }

  /** What happened to a case that the caller may read, in order. */
  findHistory(caseId: string): Promise<CaseEventRow[]> {
    return this.histories.load(caseId);
  }

  /** Who answers for the child of a case that the caller may read. */
  findResponsible(caseId: string): Promise<Responsible[]> {
    return this.responsible.load(caseId);
  }

  /** Until when the next act of a case is due; null when nothing is. */
  findDeadline(caseId: string): Promise<DeadlineRow | null> {
    return this.deadlines.load(caseId);
  }

  /**
   * One more row than the page holds, the latest number first.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  list(filter: CaseFilter, page: Page): Promise<CaseRow[]> {
    // Which of the region's rows the caller sees, the policy says.
    narrowRegions(this.caller, filter.regionCode);
    const { database, clock } = this.sources;
    return database.query(SELECT_CASES, listingParameters(this.caller, filter, clock.today(), page));
  }
}

/** Whom a row of a loader's statement is for. */
interface Asked {
  asked: string;
}

function manyLoader<Row>(read: (ids: readonly string[]) => Promise<(Row & Asked)[]>): DataLoader<string, Row[]> {
  return new DataLoader(async (ids) => {
    const groups = Map.groupBy(await read(ids), ({ asked }) => asked);
    return ids.map((id) => groups.get(id) ?? []);
  });
}

function oneLoader<Row>(read: (ids: readonly string[]) => Promise<(Row & Asked)[]>): DataLoader<string, Row | null> {
  return new DataLoader(async (ids) => {
    const rows = new Map((await read(ids)).map((row) => [row.asked, row]));
    return ids.map((id) => rows.get(id) ?? null);
  });
}
