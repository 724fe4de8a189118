import { randomUUID } from "node:crypto";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isUuid } from "../../../infra/runtime/uuid";
import { isPersonId } from "../../../schema/person-id";
import { alreadyDone, invalid, notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { schoolOfDesk } from "../desk/desk";
import { ActivityKind, ActivityState } from "./activity-enums";
import { mayWorkActivity } from "./activity.policy";
import { type ActivityRow, findActivity, type PairingRow } from "./activity.rows";

interface PairingResources {
  database: DataSource;
  clock: Clock;
  countyCode: string;
}

interface Pair {
  activityId: string;
  childId: string;
  teacher: string;
  teacherPost: string;
  /** YYYY-MM-DD */
  since: string;
}

/** How a school pairs its teachers with children left behind (师生结对帮扶, seed 002). */
export class PairingActs {
  constructor(
    private readonly resources: PairingResources,
    private readonly caller: Caller,
  ) {}

  /** Pairs a child of the school's own roll, as the last sweep saw it, with a teacher. */
  async pair({ activityId, childId, since, ...given }: Pair): Promise<PairingRow | Refusal> {
    const { database, clock, countyCode } = this.resources;
    const activity = await this.findOwn(activityId);
    if (activity instanceof Refusal) return activity;
    if (activity.kind !== ActivityKind.PAIRING || activity.state === ActivityState.CANCELLED)
      return wrongState("Only an activity of kind PAIRING pairs children.", "仅结对帮扶类活动可登记结对。");
    if (since > clock.today()) return invalid("since lies in the future.", "起始日期不得晚于今天。");
    const [teacher, teacherPost] = [readText(given.teacher), readText(given.teacherPost)];
    if (teacher instanceof Refusal) return teacher;
    if (teacherPost instanceof Refusal) return teacherPost;
    if (teacher === null || teacherPost === null)
      return invalid("The teacher's name and post must be given.", "须填写帮扶教师姓名与职务。");
    const school = schoolOfDesk(activity.organiser);
    if (!isPersonId(childId) || !(await this.isOnRoll(countyCode, childId, school))) return notFound();
    const { actor, post } = this.caller;
    const written = [randomUUID(), activityId, childId, teacher, teacherPost, since, clock.now(), actor, post];
    const [paired] = await database.query<PairingRow[]>(INSERT, written);
    return paired ?? alreadyDone("The child has a teacher in this activity.", "该儿童已结对。");
  }

  /** Ends a pair on a day. */
  async end(activityId: string, pairingId: string, endedOn: string): Promise<PairingRow | Refusal> {
    const { database, clock } = this.resources;
    const activity = await this.findOwn(activityId);
    if (activity instanceof Refusal) return activity;
    if (!isUuid(pairingId)) return notFound();
    const [pairing] = await database.query<PairingRow[]>(`${SELECT} WHERE id = $1 AND activity_id = $2`, [
      pairingId,
      activityId,
    ]);
    if (pairing === undefined) return notFound();
    if (endedOn > clock.today() || endedOn < pairing.since)
      return invalid("endedOn lies before the pair or in the future.", "终止日期不得早于起始日期或晚于今天。");
    const [[ended]] = await database.query<[PairingRow[], number]>(END, [pairingId, endedOn, this.caller.actor]);
    return ended ?? alreadyDone("The pair has been ended.", "该结对已终止。");
  }

  private async findOwn(id: string): Promise<ActivityRow | Refusal> {
    const row = await findActivity(this.resources.database, this.caller, id);
    if (row === null) return notFound();
    return mayWorkActivity(this.caller, row) ? row : notYours("Its organiser does this.", "须由组织单位办理。");
  }

  private async isOnRoll(countyCode: string, childId: string, school: string | null): Promise<boolean> {
    const found = await this.resources.database.query<object[]>(ON_ROLL, [countyCode, childId, school]);
    return found.length > 0;
  }
}

const COLUMNS = `id, child_id AS "childId", teacher, teacher_post AS "teacherPost", since, ended_on AS "endedOn"`;

const SELECT = `SELECT ${COLUMNS} FROM activity_pairing`;

const INSERT = `
  INSERT INTO activity_pairing (id, activity_id, child_id, teacher, teacher_post, since, paired_at, paired_by, paired_post)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT (activity_id, child_id) WHERE ended_on IS NULL DO NOTHING
  RETURNING ${COLUMNS}`;

const END = `
  UPDATE activity_pairing SET ended_on = $2, ended_by = $3 WHERE id = $1 AND ended_on IS NULL RETURNING ${COLUMNS}`;

/** What the county's last completed sweep saw of a child; a school pairs none of another's. */
const ON_ROLL = `
  SELECT FROM sweep_child
  WHERE child_id = $2 AND on_roll AND ($3::text IS NULL OR school_id = $3) AND sweep_id = (
    SELECT id FROM sweep WHERE region_code = $1 AND state = 'COMPLETED' ORDER BY as_of DESC, finished_at DESC LIMIT 1)`;
