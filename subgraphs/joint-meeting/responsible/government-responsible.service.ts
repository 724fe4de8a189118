import { randomUUID } from "node:crypto";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import type { Page } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isUuid } from "../../../infra/runtime/uuid";
import { regionContains } from "../../../schema/regions/regions";
import { alreadyDone, invalid, notFound, wrongState } from "../../../infra/runtime/refusals";
import { mayReadGovernment, requireGovernmentWork } from "./government-responsible.policy";
import { CaseResponsibleLevel, GOVERNMENT_LEVELS } from "./responsible-level";
import { GOVERNMENT_COLUMNS, type GovernmentResponsibleRow } from "./responsible.rows";

interface GovernmentSources {
  database: DataSource;
  clock: Clock;
  countyCode: string;
}

/** Who is to answer, from when. */
type Assignment = Omit<GovernmentResponsibleRow, "id" | "validTo">;

const LONGEST = 50;

/** Who answers on the government's line (政府线), as one caller may enter and read it. */
export class GovernmentResponsibleService {
  constructor(
    private readonly sources: GovernmentSources,
    private readonly caller: Caller,
  ) {}

  /** Enters who answers for a county, township or village from a day on; one at a time. @throws DomainError FORBIDDEN. */
  async assign(given: Assignment): Promise<GovernmentResponsibleRow | Refusal> {
    const { database, clock, countyCode } = this.sources;
    requireGovernmentWork(this.caller, countyCode);
    const assignment = checked(given, countyCode);
    if (assignment instanceof Refusal) return assignment;
    const { level, regionCode, village, name, post, validFrom } = assignment;
    return database.transaction(async (manager) => {
      const [holder] = await manager.query<GovernmentResponsibleRow[]>(AT_PLACE, [
        level,
        regionCode,
        village,
        validFrom,
      ]);
      if (holder !== undefined) {
        const isSame = holder.name === name && holder.post === post && holder.validFrom === validFrom;
        return isSame
          ? alreadyDone("That has been entered.", "已登记。")
          : wrongState("Somebody answers for it then; end that first.", "该层级届时已有责任人，须先终止。");
      }
      const [row] = await manager.query<GovernmentResponsibleRow[]>(INSERT, [
        randomUUID(),
        level,
        regionCode,
        village,
        name,
        post,
        validFrom,
        this.caller.actor,
        this.caller.post,
        clock.now(),
      ]);
      return row ?? wrongState("Somebody else has just been entered.", "该层级刚刚已登记责任人。");
    });
  }

  /** Ends somebody's time with a day. @throws DomainError FORBIDDEN. */
  async end(id: string, on: string): Promise<GovernmentResponsibleRow | Refusal> {
    const { database, clock, countyCode } = this.sources;
    requireGovernmentWork(this.caller, countyCode);
    const row = isUuid(id) ? await this.find(id) : null;
    if (row === null) return notFound();
    if (on < row.validFrom) return invalid("It ends after it begins.", "终止日期不得早于起始日期。");
    const { actor, post } = this.caller;
    const [, ended] = await database.query<[unknown, number]>(END, [id, on, actor, post, clock.now()]);
    return ended === 0 ? alreadyDone("It has been ended.", "该责任已终止。") : { ...row, validTo: on };
  }

  /**
   * Who answers in a region on a day; one more row than the page holds, from the county down.
   * @throws DomainError FORBIDDEN for a region outside this county, and to whoever has nothing to do with it.
   */
  list(regionCode: string, on: string, { first, after }: Page): Promise<GovernmentResponsibleRow[]> {
    const { countyCode, database } = this.sources;
    if (!mayReadGovernment(this.caller, countyCode) || !regionContains(countyCode, regionCode)) {
      throw new DomainError(
        "FORBIDDEN",
        `Region ${regionCode} is not of a county of the caller's. 区划 ${regionCode} 不在当前账号所在县。`,
      );
    }
    return database.query(LISTING, [regionCode, on, ...(after ?? ["", "", ""]), first + 1]);
  }

  private async find(id: string): Promise<GovernmentResponsibleRow | null> {
    const [row] = await this.sources.database.query<GovernmentResponsibleRow[]>(
      `SELECT ${GOVERNMENT_COLUMNS} FROM government_responsible g WHERE g.id = $1`,
      [id],
    );
    return row ?? null;
  }
}

/** What was given, without blanks around it, when it names just the place that its level is for. */
function checked(given: Assignment, countyCode: string): Assignment | Refusal {
  const { level, regionCode } = given;
  const [name, post] = [given.name.trim(), given.post.trim()];
  const village = given.village?.trim() || null;
  const texts = [name, post, ...(village === null ? [] : [village])];
  if (texts.some((text) => text === "" || text.length > LONGEST || text.includes("\0")))
    return invalid(`Name, post and village have 1 to ${LONGEST} characters.`, `姓名、职务、村名须为1至${LONGEST}字。`);
  if (!GOVERNMENT_LEVELS.includes(level))
    return invalid("The line of education is entered by education.", "教育线责任人由教育局、学校登记。");
  const isCounty = level === CaseResponsibleLevel.COUNTY_LEADER;
  const fits = isCounty ? regionCode === countyCode : regionContains(countyCode, regionCode) && regionCode.length === 9;
  if (!fits || (village !== null) !== (level === CaseResponsibleLevel.VILLAGE_LEADER))
    return invalid(
      "The county for its leader, a township for its own, township and village for a village's.",
      "县级填本县，乡级填乡镇（街道），村级另填村（社区）。",
    );
  return { ...given, name, post, village };
}

/** Whoever answers for a place on a day ($4) or later. */
const AT_PLACE = `
  SELECT ${GOVERNMENT_COLUMNS} FROM government_responsible g
  WHERE g.level = $1 AND g.region_code = $2 AND g.village IS NOT DISTINCT FROM $3
    AND (g.valid_to IS NULL OR g.valid_to >= $4::date)
  ORDER BY g.valid_from LIMIT 1`;

const INSERT = `
  INSERT INTO government_responsible AS g (id, level, region_code, village, name, post, valid_from, assigned_by,
    assigned_post, assigned_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING ${GOVERNMENT_COLUMNS}`;

const END = `
  UPDATE government_responsible SET valid_to = $2::date, ended_by = $3, ended_post = $4, ended_at = $5
  WHERE id = $1 AND valid_to IS NULL`;

const LISTING = `
  SELECT ${GOVERNMENT_COLUMNS} FROM government_responsible g
  WHERE starts_with(g.region_code, $1) AND g.valid_from <= $2::date AND (g.valid_to IS NULL OR g.valid_to >= $2::date)
    AND (g.region_code, coalesce(g.village, ''), g.id::text) > ($3, $4, $5)
  ORDER BY g.region_code, coalesce(g.village, ''), g.id::text LIMIT $6`;
