import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { actColumns } from "../act/acting-for";
import { givenText } from "../act/given-text";
import { alreadyDone, invalid, notFound, wrongState } from "../../../infra/runtime/refusals";
import type { EnrolmentEntity } from "../enrolment/enrolment.entity";
import type { EnrolmentService } from "../enrolment/enrolment.service";
import { ENROLMENT_STATE_TITLES, type EnrolmentState } from "../enrolment/enrolment-state";
import type { ChangeRequestEntity } from "./change-request.entity";
import type { ChangeRequestService } from "./change-request.service";
import { ChangeRequestKind } from "./change-request-kind";
import { STATES_BEFORE } from "./roll-effects";
import { type GivenChange, writeChange } from "./write-change";

/** What every request says. */
export interface GivenReason {
  reason: string;
  /** The paper it rests on. */
  paper: string;
  /** YYYY-MM-DD. */
  paperOn?: string | null;
}

/** A change within one school, dates YYYY-MM-DD. */
export interface GivenSchoolChange extends GivenReason {
  kind: ChangeRequestKind.SUSPENSION | ChangeRequestKind.RESUMPTION | ChangeRequestKind.DEATH;
  enrolmentId: string;
  on: string;
  /** Last day of a leave. */
  endsOn?: string | null;
  /** Grade and class that the child comes back to. */
  grade?: number | null;
  className?: string | null;
}

interface StartResources {
  database: DataSource;
  clock: Clock;
  caller: Caller;
  vault: Vault;
  enrolments: EnrolmentService;
  requests: ChangeRequestService;
}

const LONGEST_PAPER = 200;

/** Asks for changes of enrolment, for the caller's own school. */
export class StartChangeService {
  constructor(private readonly resources: StartResources) {}

  /** Asks for leave (休学), return (复学) or the entry of a death (死亡) of a pupil of the caller's own school. */
  async askWithinSchool(given: GivenSchoolChange): Promise<ChangeRequestEntity | Refusal> {
    const enrolment = await this.findOwn(given.enrolmentId);
    if (enrolment === null) return notFound();
    const states: readonly EnrolmentState[] = STATES_BEFORE[given.kind];
    if (!states.includes(enrolment.state))
      return wrongState(
        `Not of an enrolment that is ${enrolment.state}.`,
        `该生学籍目前${ENROLMENT_STATE_TITLES[enrolment.state]}，不可申请此项异动。`,
      );
    const { on, endsOn = null, grade = null, className = null } = given;
    if (endsOn !== null && endsOn <= on) return invalid("A leave ends after it begins.", "休学期满日应晚于开始日。");
    if (given.kind !== ChangeRequestKind.SUSPENSION && on > this.resources.clock.today())
      return invalid("The day has not come.", "日期不得晚于今日。");
    if (!isGrade(grade) || (className !== null && givenText(className, 20) === null))
      return invalid("Grades run from 1 to 9.", "年级应为1至9，班级不得为空。");
    return this.start(given, {
      kind: given.kind,
      enrolmentKey: enrolment.id,
      childId: enrolment.personId,
      fromSchoolId: enrolment.schoolId,
      takesEffectOn: on,
      endsOn,
      grade,
      className,
    });
  }

  /** An enrolment of the caller's own school; null for any other. */
  async findOwn(enrolmentId: string): Promise<EnrolmentEntity | null> {
    const enrolment = await this.resources.enrolments.find(enrolmentId);
    return enrolment !== null && enrolment.schoolId === this.resources.caller.school ? enrolment : null;
  }

  /** Enters a request, when it says why and by what paper, and no other of the enrolment is open. */
  async start(
    { reason, paper, paperOn = null }: GivenReason,
    change: Omit<GivenChange, "reasonSealed" | "paper" | "paperOn">,
  ): Promise<ChangeRequestEntity | Refusal> {
    const { database, clock, caller, vault, requests } = this.resources;
    const [why, proof] = [givenText(reason), givenText(paper, LONGEST_PAPER)];
    if (why === null || proof === null) return invalid("Say why, and name the paper.", "请填写理由和证明材料。");
    if (paperOn !== null && paperOn > clock.today())
      return invalid("The paper is of a day to come.", "文书日期不得晚于今日。");
    const given = { ...change, reasonSealed: vault.seal(why), paper: proof, paperOn };
    const id = await database.transaction((manager) =>
      writeChange(manager, given, clock.today(), actColumns(caller, clock.now())),
    );
    return id === null
      ? alreadyDone("Another change of this enrolment is under way.", "该学籍已有在办异动。")
      : requests.get(id);
  }
}

export const isGrade = (grade: number | null): boolean => grade === null || (grade >= 1 && grade <= 9);
