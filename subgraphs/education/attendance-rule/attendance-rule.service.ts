import type { DataSource } from "typeorm";
import { DomainError } from "../../../infra/runtime/errors";
import type { AttendanceRule } from "./attendance-rule.type";

/** The county's thresholds of absence, read when a request first needs them. */
export class AttendanceRuleService {
  /** The latest first. */
  private rules: Promise<AttendanceRule[]> | undefined;

  constructor(private readonly database: DataSource) {}

  /** The rule in force on a day, YYYY-MM-DD. @throws DomainError BAD_INPUT when the county has none as old as that. */
  async getInForce(day: string): Promise<AttendanceRule> {
    this.rules ??= this.database.query(
      `SELECT valid_from AS "validFrom", home_visit_days AS "homeVisitDays", suspected_days AS "suspectedDays",
              dropout_days AS "dropoutDays"
       FROM attendance_rule ORDER BY valid_from DESC`,
    );
    const rule = (await this.rules).find(({ validFrom }) => validFrom <= day);
    if (rule === undefined) {
      throw new DomainError("BAD_INPUT", `No attendance rule is in force on ${day}. ${day}没有生效的缺勤预警规则。`);
    }
    return rule;
  }
}
