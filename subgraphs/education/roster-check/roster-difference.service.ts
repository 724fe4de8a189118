import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Page } from "../../../infra/runtime/page";
import { schoolScope } from "../school/school.policy";
import type { RosterClass } from "./roster-check.service";
import { DIFFERENCES_IN_SCOPE } from "./roster-check.statements";

/** A class of which not just everybody on the roll was present. */
export interface RosterDifferenceRow extends RosterClass {
  present: number;
  noteSealed: Buffer;
}

interface RosterDifferenceQuery {
  regionCode: string;
  /** 学校标识码. */
  schoolId: string | null;
  term: string;
}

/** Where roll and classroom differed, and what the school said of it. */
export class RosterDifferenceService {
  constructor(
    private readonly database: DataSource,
    private readonly caller: Caller,
  ) {}

  /**
   * One more row than the page holds, ordered by school, grade and class.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  list({ regionCode, schoolId, term }: RosterDifferenceQuery, { first, after }: Page): Promise<RosterDifferenceRow[]> {
    const [school = "", grade = "", className = ""] = after ?? [];
    const parameters = [...schoolScope(this.caller, regionCode), term, school, grade, className, first + 1, schoolId];
    return this.database.query(DIFFERENCES_IN_SCOPE, parameters);
  }
}
