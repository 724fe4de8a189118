import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { actColumns, type ActingFor, actingFor } from "../act/acting-for";
import { changedRows } from "../act/changed-rows";
import { givenText } from "../act/given-text";
import { alreadyDone, invalid, notFound, notYours } from "../../../infra/runtime/refusals";
import type { SchoolService } from "../school/school.service";
import { AdmissionActKind } from "./admission-act.type";
import type { AdmissionNoticeEntity } from "./admission-notice.entity";
import type { AdmissionNoticeService } from "./admission-notice.service";
import { checkAssignment, type NoticeAssignment } from "./notice-assignment";
import { AdmissionNoticeState } from "./notice-state";
import { recordActs } from "./record-act";
import { type NoticeReceiver, type NoticeServing, SIGNED_FOR } from "./serving";

export interface Serving {
  noticeId: string;
  /** YYYY-MM-DD. */
  servedOn: string;
  method: NoticeServing;
  receivedBy: NoticeReceiver | null;
  /** Who went. */
  servedBy: string;
}

/** Serving of notices (送达), registration of entrants (入学注册), and to whom notices are given. */
export class NoticeActsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly caller: Caller,
    private readonly notices: AdmissionNoticeService,
    private readonly schools: SchoolService,
  ) {}

  /** Records that a notice was served, by the township that it lies with or the school. */
  async serve({ noticeId, servedOn, method, receivedBy, servedBy }: Serving): Promise<AdmissionNoticeEntity | Refusal> {
    const notice = await this.findFor(noticeId, ["TOWNSHIP", "SCHOOL"]);
    if ("reason" in notice) return notice;
    const server = givenText(servedBy);
    if (server === null) return invalid("Say who has served it.", "请填写送达人。");
    if (servedOn < notice.drawnUpOn || servedOn > this.clock.today())
      return invalid("It was served between the day it was drawn up and today.", "送达日期应在制发之日至今日之间。");
    if (SIGNED_FOR.has(method) !== (receivedBy !== null))
      return invalid(
        "Say who took it when it was handed over, and nobody otherwise.",
        "直接送达或交监护人的须填写签收人，其他方式不填。",
      );
    return this.act(notice.id, AdmissionActKind.SERVED, (manager) =>
      changedRows(
        manager,
        `UPDATE admission_notice SET served_on = $2, serve_method = $3, received_by = $4, served_by = $5
         WHERE id = $1 AND served_on IS NULL RETURNING id`,
        [notice.id, servedOn, method, receivedBy, server],
      ),
    );
  }

  /** Records that a child has come to be registered, by the school it was assigned to. */
  async register(noticeId: string, schoolId: string, registeredOn: string): Promise<AdmissionNoticeEntity | Refusal> {
    const notice = await this.findFor(noticeId, ["SCHOOL"]);
    if ("reason" in notice) return notice;
    if (schoolId !== this.caller.school) return notYours("That school registers by itself.", "应由该校自行注册。");
    if (notice.state === AdmissionNoticeState.REGISTERED) return REGISTERED;
    if (registeredOn < `${notice.schoolYear.slice(0, 4)}-01-01` || registeredOn > this.clock.today())
      return invalid(
        "Registration lies in the year of entry and not after today.",
        "注册日期应在入学当年且不晚于今日。",
      );
    return this.act(notice.id, AdmissionActKind.REGISTERED, (manager) =>
      changedRows(
        manager,
        `UPDATE admission_notice SET registered_on = $2, registered_school_id = $3
         WHERE id = $1 AND registered_on IS NULL RETURNING id`,
        [notice.id, registeredOn, schoolId],
      ),
    );
  }

  /** Gives a notice to another school or township, by the bureau, as long as the child has not registered. */
  async assign(noticeId: string, wanted: NoticeAssignment): Promise<AdmissionNoticeEntity | Refusal> {
    const notice = await this.findFor(noticeId, ["BUREAU"]);
    if ("reason" in notice) return notice;
    if (notice.state === AdmissionNoticeState.REGISTERED) return REGISTERED;
    const assignment = await checkAssignment(this.caller, this.schools, wanted);
    if ("reason" in assignment) return assignment;
    const { schoolId, townshipCode } = assignment;
    return this.act(notice.id, AdmissionActKind.ASSIGNED, (manager) =>
      changedRows(
        manager,
        `UPDATE admission_notice SET school_id = $2, township_code = $3
         WHERE id = $1 AND registered_on IS NULL AND (school_id, township_code) IS DISTINCT FROM ($2::text, $3::text)
         RETURNING id`,
        [notice.id, schoolId, townshipCode],
      ),
    );
  }

  /** The notice, when the caller may see it and it is for such a post to act on it. */
  private async findFor(noticeId: string, posts: readonly ActingFor[]): Promise<AdmissionNoticeEntity | Refusal> {
    const notice = await this.notices.find(noticeId);
    if (notice === null) return notFound();
    const acting = actingFor(this.caller);
    return acting !== null && posts.includes(acting)
      ? notice
      : notYours(`It is for another post to do: ${posts.join(", ")}.`, "应由其他岗位办理。");
  }

  /** Writes in one transaction what was done and who did it; somebody else may have done it a moment before. */
  private async act(
    noticeId: string,
    kind: AdmissionActKind,
    write: (manager: EntityManager) => Promise<readonly unknown[]>,
  ): Promise<AdmissionNoticeEntity | Refusal> {
    const done = await this.database.transaction(async (manager) => {
      if ((await write(manager)).length === 0) return false;
      await recordActs(manager, [noticeId], kind, actColumns(this.caller, this.clock.now()));
      return true;
    });
    return done ? this.notices.get(noticeId) : alreadyDone("It has been done.", "已办理。");
  }
}

const REGISTERED = alreadyDone("The child has registered.", "该儿童已注册。");
