import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { termOf } from "../../../schema/school-term";
import { actColumns } from "../act/acting-for";
import { alreadyDone, invalid, notYours } from "../../../infra/runtime/refusals";
import type { SchoolStage } from "../dropout-rate/dropout-rate.type";
import type { SubsidyGround } from "../subsidy-gap/subsidy-ground";
import { applyingFor } from "./subsidy-application.policy";
import type { SubsidyRule } from "./subsidy-rule.type";

/** 100,000 yuan a year: beyond any subsidy, so that a slip of the pen is told. */
const MOST_FEN = 10_000_000;

/** Who is to be helped, and with how much: each from a day on. */
export class SubsidyRuleService {
  private readonly grounds = new Map<string, Promise<ReadonlySet<SubsidyGround>>>();

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly caller: Caller,
  ) {}

  /** The grounds in force on a day, YYYY-MM-DD; read once a request. */
  groundsOn(day: string): Promise<ReadonlySet<SubsidyGround>> {
    const known = this.grounds.get(day);
    if (known !== undefined) return known;
    const read = this.database
      .query<{ ground: SubsidyGround }[]>(GROUNDS, [day])
      .then((rows) => new Set(rows.map(({ ground }) => ground)));
    this.grounds.set(day, read);
    return read;
  }

  /** The rules in force on a day, YYYY-MM-DD, of grounds in force. */
  list(day: string): Promise<SubsidyRule[]> {
    return this.database.query<SubsidyRule[]>(RULES, [day]);
  }

  /** What a child is due for one term by the best of its grounds, in 分; null when no rule gives anything. */
  async findTermAmount(
    day: string,
    { grounds, stage, boards }: { grounds: readonly SubsidyGround[]; stage: SchoolStage; boards: boolean },
  ): Promise<number | null> {
    const rules = (await this.list(day)).filter(
      (rule) => grounds.includes(rule.ground) && rule.stage === stage && rule.boards === boards,
    );
    const most = Math.max(0, ...rules.map(({ amountFen }) => amountFen));
    return most > 0 ? most / 2 : null;
  }

  /** Sets a rule from a day on. What terms that are over were due by stays. */
  async set(rule: SubsidyRule): Promise<SubsidyRule | Refusal> {
    const { ground, stage, boards, amountFen, validFrom, validTo } = rule;
    if (applyingFor(this.caller) !== "BUREAU") return notYours("The bureau sets them.", "应由教育局设定。");
    if (amountFen < 0 || amountFen > MOST_FEN || amountFen % 2 !== 0)
      return invalid("The amount is even, and at most 100,000 yuan.", "年标准须为偶数分，且不超过10万元。");
    if (validFrom < termOf(this.clock.today()).startsOn || (validTo !== null && validTo < validFrom))
      return invalid(
        "A rule begins in the current term or later, and ends after it begins.",
        "标准应自本学期或以后生效，失效日期不早于生效日期。",
      );
    const rows = await this.database.query<unknown[]>(
      `INSERT INTO subsidy_rule (ground, stage, boards, amount_fen, valid_from, valid_to, actor, post, department, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (ground, stage, boards, valid_from) DO NOTHING RETURNING 1`,
      [ground, stage, boards, amountFen, validFrom, validTo, ...actColumns(this.caller, this.clock.now())],
    );
    return rows.length > 0
      ? rule
      : alreadyDone(
          "There is a rule from that day on; set one from another day.",
          "该日已有生效标准，如需调整请另定生效日期。",
        );
  }
}

const GROUNDS =
  "SELECT ground FROM subsidy_ground WHERE valid_from <= $1::date AND (valid_to IS NULL OR valid_to >= $1::date)";

/** Of several rules the one that began last is in force, until it ends. */
const RULES = `
  SELECT ground, stage, boards, amount_fen AS "amountFen", valid_from AS "validFrom", valid_to AS "validTo"
  FROM (SELECT DISTINCT ON (ground, stage, boards) * FROM subsidy_rule WHERE valid_from <= $1::date
        ORDER BY ground, stage, boards, valid_from DESC) AS rule
  WHERE (valid_to IS NULL OR valid_to >= $1::date) AND ground IN (${GROUNDS})
  ORDER BY ground, stage, boards`;
