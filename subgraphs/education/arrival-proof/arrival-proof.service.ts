import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { givenText } from "../act/given-text";
import { alreadyDone, invalid, notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import type { EnrolmentEntity } from "../enrolment/enrolment.entity";
import type { EnrolmentService } from "../enrolment/enrolment.service";
import { EnrolmentState } from "../enrolment/enrolment-state";
import type { SchoolService } from "../school/school.service";
import { mayRecordArrival } from "./arrival-proof.policy";

/** What shows that a child arrived; the date YYYY-MM-DD. */
export interface Arrival {
  enrolmentId: string;
  confirmedOn: string;
  paper: string;
}

interface ArrivalSources {
  database: DataSource;
  clock: Clock;
  caller: Caller;
  enrolments: EnrolmentService;
  schools: SchoolService;
}

const LONGEST_PAPER = 200;

/** Records proofs of arrival (就学取证). */
export class ArrivalProofService {
  constructor(private readonly sources: ArrivalSources) {}

  /** Records that a child who transferred out has arrived. Gives the enrolment it left, or why nothing was recorded. */
  async record({ enrolmentId, confirmedOn, paper }: Arrival): Promise<EnrolmentEntity | Refusal> {
    const { database, clock, caller, enrolments, schools } = this.sources;
    const enrolment = await enrolments.find(enrolmentId);
    const school = enrolment && (await schools.find(enrolment.schoolId));
    if (!enrolment || !school) return notFound();
    if (!mayRecordArrival(caller, school)) {
      return notYours("The school that the child left records it, or the bureau.", "应由转出学校或教育局登记。");
    }
    if (enrolment.state !== EnrolmentState.TRANSFERRED_OUT) {
      return wrongState("The child has not transferred out.", "该学籍不是转出状态。");
    }
    if (confirmedOn > clock.today() || (enrolment.stateDate !== null && confirmedOn < enrolment.stateDate)) {
      return invalid("The day must lie between the transfer and today.", "取证日期须在转出日期与当日之间。");
    }
    const given = givenText(paper, LONGEST_PAPER);
    if (given === null) {
      return invalid(
        `Name the paper, in at most ${LONGEST_PAPER} characters.`,
        `须填写取证凭据，不超过${LONGEST_PAPER}字。`,
      );
    }
    const recorded = await database.query<unknown[]>(
      `INSERT INTO arrival_proof (enrolment_id, confirmed_on, paper, recorded_by, recorded_post, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (enrolment_id) DO NOTHING RETURNING 1`,
      [enrolmentId, confirmedOn, given, caller.actor, caller.post, clock.now()],
    );
    return recorded.length > 0 ? enrolment : alreadyDone("The arrival has been recorded before.", "已登记过就学取证。");
  }
}
