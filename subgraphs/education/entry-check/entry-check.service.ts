import { randomUUID } from "node:crypto";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { selectRows } from "../../../infra/runtime/database";
import type { Page } from "../../../infra/runtime/page";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, notFound, wrongState } from "../../../infra/runtime/refusals";
import { changedRows } from "../act/changed-rows";
import { addDays, getOpenedTerm, type SchoolTerm } from "../enrolment-setting/school-term";
import { SCHOOLS_IN_SCOPE, schoolScope } from "../school/school.policy";
import { EntryCheckEntity } from "./entry-check.entity";

export interface OpenedChecks {
  opened: number;
  termStartsOn: string;
  deadline: string;
}

/** The checks at a term's start, as far as one caller may see their schools. */
export class EntryCheckService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly caller: Caller,
  ) {}

  /**
   * Opens the check of a term at every school of a region that has none yet.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  async open(regionCode: string, term: SchoolTerm): Promise<OpenedChecks> {
    const scope = schoolScope(this.caller, regionCode);
    const { startsOn, settings } = await getOpenedTerm(this.database, term);
    const deadline = addDays(startsOn, settings.ENTRY_CHECK_DAYS);
    const schools = await this.database.query<{ id: string }[]>(SCHOOLS_IN_SCOPE, scope);
    const opened = await this.database.query<unknown[]>(
      `INSERT INTO entry_check (id, school_id, term, term_starts_on, deadline, opened_by, opened_post, opened_at)
       SELECT id, school_id, $3, $4, $5, $6, $7, $8
       FROM unnest($1::text[], $2::text[]) AS opened (id, school_id)
       ON CONFLICT (school_id, term) DO NOTHING RETURNING id`,
      [
        schools.map(() => randomUUID()),
        schools.map(({ id }) => id),
        term.name,
        startsOn,
        deadline,
        this.caller.actor,
        this.caller.post,
        this.clock.now(),
      ],
    );
    return { opened: opened.length, termStartsOn: startsOn, deadline };
  }

  /** The check of the caller's own school; null when it is another's, or has not been opened. */
  async findOwn(schoolId: string, term: SchoolTerm): Promise<EntryCheckEntity | null> {
    if (schoolId !== this.caller.school) return null;
    const condition = "school_id = $1 AND term = $2";
    const [check] = await selectRows(this.database, EntryCheckEntity, condition, [schoolId, term.name]);
    return check ?? null;
  }

  /** Submits a school's own check: its numbers stay as they are at this moment. */
  async submit(schoolId: string, term: SchoolTerm): Promise<EntryCheckEntity | Refusal> {
    const check = await this.findOwn(schoolId, term);
    if (check === null) return notFound();
    const today = this.clock.today();
    if (today < check.termStartsOn) return wrongState("The term has not begun.", "尚未开学。");
    const done = await this.database.transaction(async (manager) => {
      // Locked before it is counted: nobody is added between the numbers and the end of the check.
      const open = await manager.query<unknown[]>(
        "SELECT id FROM entry_check WHERE id = $1 AND submitted_on IS NULL FOR UPDATE",
        [check.id],
      );
      if (open.length === 0) return false;
      await manager.query(
        `INSERT INTO entry_check_grade (check_id, grade, expected, arrived, no_shows)
         SELECT check_id, grade, expected, arrived, no_shows FROM entry_check_count WHERE check_id = $1`,
        [check.id],
      );
      await changedRows(
        manager,
        `UPDATE entry_check SET submitted_on = $2, submitted_by = $3, submitted_post = $4, submitted_at = $5
         WHERE id = $1 RETURNING id`,
        [check.id, today, this.caller.actor, this.caller.post, this.clock.now()],
      );
      return true;
    });
    if (!done) return alreadyDone("The check has been submitted.", "已上报。");
    return (await this.findOwn(schoolId, term)) ?? notFound();
  }

  /**
   * One more row than the page holds, ordered by school; only late ones where asked for: submitted after the deadline, or not
   * yet and it is past.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  list(
    regionCode: string,
    { name }: SchoolTerm,
    { first, after }: Page,
    onlyLate = false,
  ): Promise<EntryCheckEntity[]> {
    return selectRows(
      this.database,
      EntryCheckEntity,
      `school_id IN (${SCHOOLS_IN_SCOPE}) AND term = $3
       AND (NOT $4::boolean OR coalesce(submitted_on, $5::date) > deadline)
       AND school_id > $6 ORDER BY school_id LIMIT $7`,
      [...schoolScope(this.caller, regionCode), name, onlyLate, this.clock.today(), after?.[0] ?? "", first + 1],
    );
  }
}
