import { randomUUID } from "node:crypto";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { selectRows } from "../../../infra/runtime/database";
import type { Page } from "../../../infra/runtime/page";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { actColumns } from "../act/acting-for";
import { changedRows } from "../act/changed-rows";
import { givenText } from "../act/given-text";
import { alreadyDone, invalid, notFound, wrongState } from "../../../infra/runtime/refusals";
import type { SchoolTerm } from "../enrolment-setting/school-term";
import type { EnrolmentEntity } from "../enrolment/enrolment.entity";
import type { EnrolmentService } from "../enrolment/enrolment.service";
import { EnrolmentState } from "../enrolment/enrolment-state";
import { StudyMode } from "../enrolment/study-mode";
import { SCHOOLS_IN_SCOPE, schoolScope } from "../school/school.policy";
import type { EntryCheckEntity } from "./entry-check.entity";
import type { EntryCheckService } from "./entry-check.service";
import { NoShowEntity } from "./no-show.entity";
import { type NoShowReason, NoShowResolution } from "./no-show-reason";

export interface GivenNoShow {
  schoolId: string;
  term: SchoolTerm;
  enrolmentId: string;
  reason: NoShowReason;
  whereabouts: string;
  measure: string;
}

/** What the roll shows of a pupil when such a thing has become of it; nothing yet of one who came or dropped out. */
const SHOWN_ON_ROLL: Partial<Record<NoShowResolution, EnrolmentState>> = {
  [NoShowResolution.TRANSFERRED_OUT]: EnrolmentState.TRANSFERRED_OUT,
  [NoShowResolution.SUSPENDED]: EnrolmentState.SUSPENDED,
  [NoShowResolution.DECEASED]: EnrolmentState.DECEASED,
};

/** Pupils who did not come when the term began (未报到学生), recorded and followed by their school. */
export class NoShowService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly caller: Caller,
    private readonly vault: Vault,
    private readonly checks: EntryCheckService,
    private readonly enrolments: EnrolmentService,
  ) {}

  /** Records that a pupil did not come, in a check of the caller's own school that is not submitted yet. */
  async record(given: GivenNoShow): Promise<NoShowEntity | Refusal> {
    const check = await this.checks.findOwn(given.schoolId, given.term);
    const enrolment = await this.enrolments.find(given.enrolmentId);
    if (check === null || enrolment === null || enrolment.schoolId !== given.schoolId) return notFound();
    if (enrolment.state !== EnrolmentState.ENROLLED)
      return wrongState("The pupil is not expected: not on the roll.", "该生不在籍，不应报到。");
    if (enrolment.studyMode === StudyMode.HOME_TEACHING)
      return invalid("The pupil is taught at home.", "该生为送教上门，不需到校报到。");
    const [whereabouts, measure] = [givenText(given.whereabouts), givenText(given.measure)];
    if (whereabouts === null || measure === null)
      return invalid("Say where the pupil is and what is done.", "请填写去向与措施。");
    return this.write(check, enrolment, { ...given, whereabouts, measure });
  }

  /** Records what became of a pupil who had not come. What the roll would show must stand there first. */
  async resolve(id: string, resolution: NoShowResolution, on: string): Promise<NoShowEntity | Refusal> {
    const noShow = await this.find(id);
    if (noShow === null || noShow.schoolId !== this.caller.school) return notFound();
    if (noShow.resolution !== null) return alreadyDone("It is settled.", "已处理。");
    if (on > this.clock.today()) return invalid("The day has not come.", "日期不得晚于今日。");
    if (!(await this.isOnRoll(noShow, resolution)))
      return wrongState(
        "The roll does not show it: the change of enrolment comes first.",
        "学籍未办理相应异动，请先办理。",
      );
    const rows = await this.database.transaction((manager) =>
      changedRows(
        manager,
        `UPDATE no_show SET resolution = $2, resolved_on = $3, resolved_by = $4, resolved_post = $5, resolved_at = $6
         WHERE id = $1 AND resolution IS NULL RETURNING id`,
        [id, resolution, on, this.caller.actor, this.caller.post, this.clock.now()],
      ),
    );
    if (rows.length === 0) return alreadyDone("It is settled.", "已处理。");
    return (await this.find(id)) ?? notFound();
  }

  /**
   * One more row than the page holds, ordered by id; only open or only settled ones where asked for.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  list(
    regionCode: string,
    { name }: SchoolTerm,
    open: boolean | null,
    { first, after }: Page,
  ): Promise<NoShowEntity[]> {
    return selectRows(
      this.database,
      NoShowEntity,
      `school_id IN (${SCHOOLS_IN_SCOPE}) AND term = $3 AND ($4::boolean IS NULL OR (resolution IS NULL) = $4)
       AND id > $5 ORDER BY id LIMIT $6`,
      [...schoolScope(this.caller, regionCode), name, open, after?.[0] ?? "", first + 1],
    );
  }

  private async find(id: string): Promise<NoShowEntity | null> {
    const [noShow] = await selectRows(this.database, NoShowEntity, "id = $1", [id]);
    return noShow ?? null;
  }

  private async isOnRoll({ enrolmentId, schoolId }: NoShowEntity, resolution: NoShowResolution): Promise<boolean> {
    const shown = SHOWN_ON_ROLL[resolution];
    if (shown === undefined) return true;
    // Not by the caller's eyes: the row of a pupil who has transferred within the county is another school's by now.
    const [row] = await this.database.query<[{ state: EnrolmentState; school_id: string }]>(
      "SELECT state, school_id FROM enrolment WHERE id = $1",
      [enrolmentId],
    );
    if (resolution === NoShowResolution.TRANSFERRED_OUT && row.school_id !== schoolId) return true;
    return row.school_id === schoolId && row.state === shown;
  }

  private async write(
    check: EntryCheckEntity,
    enrolment: EnrolmentEntity,
    { reason, whereabouts, measure }: GivenNoShow,
  ): Promise<NoShowEntity | Refusal> {
    const id = randomUUID();
    const outcome = await this.database.transaction(async (manager) => {
      const open = await manager.query<unknown[]>(
        "SELECT id FROM entry_check WHERE id = $1 AND submitted_on IS NULL FOR UPDATE",
        [check.id],
      );
      if (open.length === 0) return "SUBMITTED";
      const rows = await manager.query<unknown[]>(
        `INSERT INTO no_show (id, check_id, school_id, term, enrolment_id, child_id, grade, reason, whereabouts_sealed,
                              measure_sealed, actor, post, department, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
         ON CONFLICT (check_id, enrolment_id) DO NOTHING RETURNING id`,
        [
          id,
          check.id,
          check.schoolId,
          check.term,
          enrolment.id,
          enrolment.personId,
          enrolment.grade,
          reason,
          this.vault.seal(whereabouts),
          this.vault.seal(measure),
          ...actColumns(this.caller, this.clock.now()),
        ],
      );
      return rows.length > 0 ? "DONE" : "RECORDED";
    });
    if (outcome === "SUBMITTED") return wrongState("The check has been submitted.", "核查已上报。");
    if (outcome === "RECORDED") return alreadyDone("The pupil has been recorded.", "该生已登记。");
    return (await this.find(id)) ?? notFound();
  }
}
