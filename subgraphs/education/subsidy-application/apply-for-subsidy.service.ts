import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { schoolYearStartOf } from "../../../schema/scalars/school-year";
import { givenText } from "../act/given-text";
import { alreadyDone, invalid, notFound, wrongState } from "../../../infra/runtime/refusals";
import { SchoolStage } from "../dropout-rate/dropout-rate.type";
import type { EnrolmentEntity } from "../enrolment/enrolment.entity";
import type { EnrolmentService } from "../enrolment/enrolment.service";
import { EnrolmentState } from "../enrolment/enrolment-state";
import { dueFrom, findSchoolTerm } from "../enrolment-setting/school-term";
import type { SubsidyGround } from "../subsidy-gap/subsidy-ground";
import { type ApplicationActSources, lockApplication, recordAct, stepOf } from "./application-acts";
import { SubsidyApplicationAct, SubsidyApplicationState } from "./application-state";
import type { SubsidyApplicationEntity } from "./subsidy-application.entity";
import type { SubsidyApplicationService } from "./subsidy-application.service";
import type { SubsidyRuleService } from "./subsidy-rule.service";

/** An application as it is made. */
export interface GivenApplication {
  enrolmentId: string;
  /** `2018-2019-1`. */
  term: string;
  grounds: readonly SubsidyGround[];
  reason: string;
  /** What the ground rests on: a certificate, the register's extract. */
  paper: string;
}

interface ApplySources extends ApplicationActSources {
  enrolments: EnrolmentService;
  applications: SubsidyApplicationService;
  rules: SubsidyRuleService;
}

/** What is written of an application; amounts in 分. */
interface Written {
  enrolment: EnrolmentEntity;
  term: string;
  grounds: readonly SubsidyGround[];
  stage: SchoolStage;
  ruleFen: number | null;
  reason: string;
  paper: string;
}

const LONGEST_PAPER = 200;
const LAST_PRIMARY_GRADE = 6;

/** Applies for the subsidies of children (资助申请). */
export class ApplyForSubsidyService {
  constructor(private readonly sources: ApplySources) {}

  /** Applies for a child's subsidy in a term: the school, or the bureau. */
  async apply(given: GivenApplication): Promise<SubsidyApplicationEntity | Refusal> {
    const { database, caller, enrolments, applications } = this.sources;
    const enrolment = await enrolments.find(given.enrolmentId);
    if (enrolment === null) return notFound();
    const allowed = stepOf(caller, null, SubsidyApplicationAct.APPLY, null);
    if (allowed instanceof Refusal) return allowed;
    if (enrolment.state !== EnrolmentState.ENROLLED)
      return wrongState("The child is not on the roll.", "该生不在籍，不能申请资助。");
    const written = await this.check(enrolment, given);
    if (written instanceof Refusal) return written;
    const outcome = await database.transaction((manager) => this.write(manager, written));
    return outcome instanceof Refusal ? outcome : applications.get(outcome);
  }

  private async check(enrolment: EnrolmentEntity, given: GivenApplication): Promise<Written | Refusal> {
    const { clock, rules } = this.sources;
    const term = findSchoolTerm(given.term);
    const today = clock.today();
    if (term === null || dueFrom(term) > today || Number(term.schoolYear.slice(0, 4)) < schoolYearStartOf(today) - 1)
      return invalid(
        "The term is of this school year or the last, and has begun.",
        "学期应为本学年或上学年已开始的学期。",
      );
    const grounds = [...new Set(given.grounds)];
    const inForce = await rules.groundsOn(dueFrom(term));
    if (grounds.length === 0 || grounds.some((ground) => !inForce.has(ground)))
      return invalid("Name grounds that are in force in the term.", "请选择该学期有效的资助对象类别。");
    const reason = givenText(given.reason);
    const paper = givenText(given.paper, LONGEST_PAPER);
    if (reason === null || paper === null)
      return invalid(
        `Say why, and name the paper in at most ${LONGEST_PAPER} characters.`,
        `请填写申请理由和佐证材料，材料不超过${LONGEST_PAPER}字。`,
      );
    const stage = enrolment.grade <= LAST_PRIMARY_GRADE ? SchoolStage.PRIMARY : SchoolStage.JUNIOR;
    const ruleFen = await rules.findTermAmount(dueFrom(term), { grounds, stage, boards: enrolment.boarder });
    return { enrolment, term: term.name, grounds, stage, ruleFen, reason, paper };
  }

  /** Gives the id of the application; the same one again where it was refused or withdrawn. */
  private async write(manager: EntityManager, written: Written): Promise<string | Refusal> {
    const { enrolment, term } = written;
    const childId = enrolment.personId;
    const [received] = await manager.query<unknown[]>(RECEIVED, [childId, term]);
    if (received !== undefined)
      return alreadyDone("The child has the subsidy of that term.", `该生${term}学期生活补助已发放。`);
    const id = randomUUID();
    const fresh = await manager.query<unknown[]>(
      `INSERT INTO subsidy_application (id, enrolment_id, child_id, term, grounds, stage, boards, rule_fen, reason_sealed,
         paper_sealed, applied_on, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'APPLIED') ON CONFLICT (child_id, term) DO NOTHING RETURNING 1`,
      [id, enrolment.id, childId, term, ...this.columnsOf(written)],
    );
    if (fresh.length === 0) return this.applyAgain(manager, childId, written);
    await recordAct(manager, this.sources, id, { kind: SubsidyApplicationAct.APPLY });
    return id;
  }

  private async applyAgain(manager: EntityManager, childId: string, written: Written): Promise<string | Refusal> {
    const standing = await lockApplication(manager, { childId, term: written.term });
    if (standing === null) throw new Error("an application is gone that was there a moment ago");
    const step = stepOf(this.sources.caller, standing, SubsidyApplicationAct.APPLY, null);
    if (step instanceof Refusal) return step;
    await manager.query(
      `UPDATE subsidy_application SET enrolment_id = $2, grounds = $3, stage = $4, boards = $5, rule_fen = $6,
         reason_sealed = $7, paper_sealed = $8, applied_on = $9, state = $10, version = version + 1, decided_on = NULL
       WHERE id = $1`,
      [standing.id, written.enrolment.id, ...this.columnsOf(written), SubsidyApplicationState.APPLIED],
    );
    await recordAct(manager, this.sources, standing.id, { kind: SubsidyApplicationAct.APPLY });
    return standing.id;
  }

  private columnsOf({ enrolment, grounds, stage, ruleFen, reason, paper }: Written): unknown[] {
    const { vault, clock } = this.sources;
    return [grounds, stage, enrolment.boarder, ruleFen, vault.seal(reason), vault.seal(paper), clock.today()];
  }
}

/** Whether a child got what is applied for: other subsidies (资助) do not stand in its way. */
const RECEIVED = `
  SELECT FROM subsidy_received JOIN enrolment ON enrolment.id = subsidy_received.enrolment_id
  WHERE enrolment.person_id = $1 AND subsidy_received.term = $2 AND subsidy_received.item LIKE '%生活补助%' LIMIT 1`;
