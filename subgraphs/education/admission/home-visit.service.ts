import { randomUUID } from "node:crypto";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { actColumns, actingFor } from "../act/acting-for";
import { givenText } from "../act/given-text";
import { alreadyDone, invalid, notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import type { AdmissionNoticeEntity } from "./admission-notice.entity";
import type { AdmissionNoticeService } from "./admission-notice.service";
import { AdmissionNoticeState } from "./notice-state";
import type { HomeVisitMet } from "./visit-met";

const MOST_VISITORS = 20;
const LONGEST_NAME = 60;

export interface GivenHomeVisit {
  noticeId: string;
  /** YYYY-MM-DD. */
  visitedOn: string;
  visitors: readonly string[];
  met: HomeVisitMet;
  result: string;
  /** YYYY-MM-DD. */
  nextOn: string | null;
}

/** Visits to the homes of children who have not registered (家访). */
export class HomeVisitService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly caller: Caller,
    private readonly vault: Vault,
    private readonly notices: AdmissionNoticeService,
  ) {}

  /** Records a visit; an account records one visit a day to a home. Returns the notice that it was made about. */
  async record(visit: GivenHomeVisit): Promise<AdmissionNoticeEntity | Refusal> {
    const notice = await this.notices.find(visit.noticeId);
    if (notice === null) return notFound();
    if (!["SCHOOL", "TOWNSHIP"].includes(actingFor(this.caller) ?? ""))
      return notYours("The school or the township visits homes.", "家访由学校或乡镇（街道）进行。");
    if (notice.state === AdmissionNoticeState.REGISTERED)
      return wrongState("The child has registered.", "该儿童已注册，无需家访。");
    const visitors = visit.visitors.map((name) => givenText(name, LONGEST_NAME));
    const result = givenText(visit.result);
    if (visitors.length === 0 || visitors.length > MOST_VISITORS || visitors.includes(null) || result === null)
      return invalid("Say who went and what came of it.", "请填写家访人员与家访结果。");
    if (visit.visitedOn < notice.drawnUpOn || visit.visitedOn > this.clock.today())
      return invalid("A visit lies after the notice and not after today.", "家访日期应在制发通知之后且不晚于今日。");
    if (visit.nextOn !== null && visit.nextOn <= visit.visitedOn)
      return invalid("The next visit comes after this one.", "下次家访日期应晚于本次。");
    return (await this.write(notice.id, visit, visitors, result))
      ? notice
      : alreadyDone("You have recorded a visit of that day.", "当日家访已登记。");
  }

  private async write(
    noticeId: string,
    { visitedOn, met, nextOn }: GivenHomeVisit,
    visitors: readonly (string | null)[],
    result: string,
  ): Promise<boolean> {
    const rows = await this.database.query<{ id: string }[]>(
      `INSERT INTO home_visit (id, notice_id, visited_on, visitors, met, result_sealed, next_on, actor, post, department, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (notice_id, visited_on, actor) DO NOTHING RETURNING id`,
      [
        randomUUID(),
        noticeId,
        visitedOn,
        visitors,
        met,
        this.vault.seal(result),
        nextOn,
        ...actColumns(this.caller, this.clock.now()),
      ],
    );
    return rows.length > 0;
  }
}
