import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { selectRows } from "../../../infra/runtime/database";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { actColumns } from "../act/acting-for";
import { givenText } from "../act/given-text";
import { alreadyDone, invalid, notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import type { EnrolmentEntity } from "../enrolment/enrolment.entity";
import type { EnrolmentService } from "../enrolment/enrolment.service";
import { ENROLMENT_STATE_TITLES, hasLeft } from "../enrolment/enrolment-state";
import type { SchoolService } from "../school/school.service";
import { DropoutRecordEntity } from "./dropout-record.entity";
import { mayReadDropoutRecord, mayWriteDropoutRecord } from "./dropout-record.policy";

/** A dropout as it is reported; dates YYYY-MM-DD. */
export interface GivenDropout {
  enrolmentId: string;
  foundOn: string;
  reason: string;
  whereabouts: string;
  responsiblePerson: string | null;
}

/** A return as it is reported; dates YYYY-MM-DD. */
export interface GivenReturn {
  childId: string;
  foundOn: string;
  returnedOn: string;
  paper: string;
}

interface ActSources {
  database: DataSource;
  clock: Clock;
  caller: Caller;
  vault: Vault;
  enrolments: EnrolmentService;
  schools: SchoolService;
}

const LONGEST = 200;
const LONGEST_NAME = 60;

/** What schools and the bureau enter into the ledger of dropouts (劝返台账) themselves. */
export class DropoutActsService {
  constructor(private readonly sources: ActSources) {}

  /** Enters that a child was found out of school. A child who is out already, or was on that day, is not entered again. */
  async recordDropout(given: GivenDropout): Promise<DropoutRecordEntity | Refusal> {
    const { clock, caller, enrolments, schools } = this.sources;
    const enrolment = await enrolments.find(given.enrolmentId);
    const school = enrolment && (await schools.find(enrolment.schoolId));
    if (!enrolment || !school) return notFound();
    if (!mayWriteDropoutRecord(caller)) return NOT_YOURS;
    if (hasLeft(enrolment.state))
      return wrongState(
        `Not for an enrolment that is ${enrolment.state}.`,
        `该生学籍目前${ENROLMENT_STATE_TITLES[enrolment.state]}，不能登记辍学；请核对学籍状态。`,
      );
    if (given.foundOn > clock.today() || given.foundOn < enrolment.entryMonth)
      return invalid("The day lies between the entry to school and today.", "发现日期应在入学之后且不晚于今日。");
    const reason = givenText(given.reason, LONGEST);
    const whereabouts = givenText(given.whereabouts, LONGEST);
    const person = given.responsiblePerson === null ? null : givenText(given.responsiblePerson, LONGEST_NAME);
    if (reason === null || whereabouts === null || (person === null && given.responsiblePerson !== null))
      return invalid(
        `Say why and where the child is, in at most ${LONGEST} characters each.`,
        `请填写辍学原因和目前去向，各不超过${LONGEST}字；责任人填姓名。`,
      );
    return this.enter(enrolment, school.townshipCode.slice(0, 6), { ...given, reason, whereabouts }, person);
  }

  private async enter(
    { id, personId, idNumberSealed, name }: EnrolmentEntity,
    countyCode: string,
    { foundOn, reason, whereabouts }: GivenDropout,
    responsiblePerson: string | null,
  ): Promise<DropoutRecordEntity | Refusal> {
    const { database, caller, clock } = this.sources;
    const isEntered = await database.transaction(async (manager) => {
      await lockChild(manager, personId);
      const [known] = await manager.query<unknown[]>(KNOWN_SPELL, [personId, foundOn]);
      if (known !== undefined) return false;
      await manager.query(
        `INSERT INTO dropout_entry (person_id, found_on, enrolment_id, id_number_sealed, name, reason, whereabouts,
           responsible_person, county_code, actor, post, department, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          personId,
          foundOn,
          id,
          idNumberSealed,
          name,
          reason,
          whereabouts,
          responsiblePerson,
          countyCode,
          ...actColumns(caller, clock.now()),
        ],
      );
      return true;
    });
    return isEntered
      ? this.get(personId, foundOn)
      : alreadyDone(
          "The ledger has the child out of school then.",
          "台账已有该生此次辍学记录；如已返校，请先登记返校。",
        );
  }

  /** Enters that a child has come back, whoever has brought its line into the ledger. */
  async recordReturn({ childId, foundOn, returnedOn, paper }: GivenReturn): Promise<DropoutRecordEntity | Refusal> {
    const { database, clock, caller, vault, enrolments } = this.sources;
    const [line, readable] = await Promise.all([this.find(childId, foundOn), enrolments.findOfChild(childId)]);
    if (line === null || !mayReadDropoutRecord(caller, line, readable.length)) return notFound();
    if (!mayWriteDropoutRecord(caller)) return NOT_YOURS;
    if (line.returnedOn !== null) return RETURNED;
    if (returnedOn < foundOn || returnedOn > clock.today())
      return invalid("The return lies between the day found and today.", "返校日期应在发现日期与今日之间。");
    const given = givenText(paper, LONGEST);
    if (given === null)
      return invalid(`Name the paper, in at most ${LONGEST} characters.`, `请填写返校凭据，不超过${LONGEST}字。`);
    const rows = await database.query<unknown[]>(
      `INSERT INTO dropout_return (person_id, found_on, returned_on, paper_sealed, actor, post, department, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (person_id, found_on) DO NOTHING RETURNING 1`,
      [childId, foundOn, returnedOn, vault.seal(given), ...actColumns(caller, clock.now())],
    );
    return rows.length > 0 ? this.get(childId, foundOn) : RETURNED;
  }

  /** Straight from the database: a loader may hold what was before. */
  private async find(personId: string, foundOn: string): Promise<DropoutRecordEntity | null> {
    const condition = "person_id = $1 AND found_on = $2";
    const [line] = await selectRows(this.sources.database, DropoutRecordEntity, condition, [personId, foundOn]);
    return line ?? null;
  }

  /** @throws Error when there is none. */
  private async get(personId: string, foundOn: string): Promise<DropoutRecordEntity> {
    const line = await this.find(personId, foundOn);
    if (line === null) throw new Error("a line of the ledger is gone that was written a moment ago");
    return line;
  }
}

const NOT_YOURS = notYours("The child's school enters it, or the bureau.", "应由学生所在学校或教育局登记。");
const RETURNED = alreadyDone("The return has been entered.", "该条记录已登记返校。");

/** Lines whose time out of school has not ended by the day: one more from that day on would be the same spell. */
const KNOWN_SPELL = `
  SELECT FROM dropout_ledger
  WHERE person_id = $1 AND (found_on = $2::date OR returned_on IS NULL OR returned_on > $2::date) LIMIT 1`;

/** One at a time enters a child: two clerks who found it on two days would make two spells of one. */
async function lockChild(manager: EntityManager, personId: string): Promise<void> {
  await manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`dropout ${personId}`]);
}
