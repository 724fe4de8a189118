import type { DataSource } from "typeorm";
import { DomainError } from "../../../infra/runtime/errors";

/** What the county asks of roll checks from a day on. */
export interface RollCheckRule {
  /** YYYY-MM-DD. */
  validFrom: string;
  /** Time of the day by which a school has reported, such as `10:00:00`. */
  reportBy: string;
  /** Days within which a report may be made up for or corrected. */
  correctionDays: number;
  /** Fewer children absent for one reason are not told apart in public. */
  smallestCount: number;
  /** Days after the start of term within which a school signs its roster. */
  rosterCheckDays: number;
}

const RULE_ON = `
  SELECT valid_from AS "validFrom", report_by AS "reportBy", correction_days AS "correctionDays",
         smallest_count AS "smallestCount", roster_check_days AS "rosterCheckDays"
  FROM roll_check_rule WHERE valid_from <= $1 ORDER BY valid_from DESC LIMIT 1`;

/** The rule in force on a day, YYYY-MM-DD. @throws DomainError BAD_INPUT when the county has none as old as that. */
export async function getRollCheckRule(database: DataSource, day: string): Promise<RollCheckRule> {
  const [rule] = await database.query<RollCheckRule[]>(RULE_ON, [day]);
  if (rule === undefined) {
    throw new DomainError(
      "BAD_INPUT",
      `No rule of roll checks is in force on ${day}. ${day}没有生效的一日常规检查规则。`,
    );
  }
  return rule;
}

/** The instant by which the reports of a day are due, in China's time. */
export function reportsDueAt(day: string, { reportBy }: Pick<RollCheckRule, "reportBy">): Date {
  return new Date(`${day}T${reportBy}+08:00`);
}

/** The date some days after another, both YYYY-MM-DD; before it where they are negative. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
