import type { EntityManager } from "typeorm";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { givenText } from "../act/given-text";
import { invalid, notFound } from "../../../infra/runtime/refusals";
import { getEnrolmentSettings } from "../enrolment-setting/enrolment-setting";
import { dueFrom, findSchoolTerm } from "../enrolment-setting/school-term";
import {
  type ApplicationActSources,
  type LockedApplication,
  lockApplication,
  recordAct,
  stepOf,
} from "./application-acts";
import { SubsidyApplicationAct, SubsidyDecision } from "./application-state";
import type { SubsidyApplicationEntity } from "./subsidy-application.entity";
import type { SubsidyApplicationService } from "./subsidy-application.service";

/** An application as its actor has read it. */
interface ReadApplication {
  id: string;
  version: number;
}

export interface GivenDecision extends ReadApplication {
  decision: SubsidyDecision;
  /** In 分; what the rules give by default. */
  amountFen: number | null;
  reason: string | null;
}

/** A payment as it was made; the date YYYY-MM-DD, amounts in 分. */
export interface GivenPayment extends ReadApplication {
  paidOn: string;
  amountFen: number;
  /** Number of the payment's paper. */
  voucher: string;
  centreFen: number;
  countyFen: number;
}

interface DecideSources extends ApplicationActSources {
  applications: SubsidyApplicationService;
}

type Outcome = Promise<SubsidyApplicationEntity | Refusal>;
/** What an act writes of the locked application; or, before it has written anything, why not. */
type Work = (
  manager: EntityManager,
  application: LockedApplication,
) => Promise<{ set: Record<string, unknown>; amountFen?: number; note?: string | null } | Refusal>;

const LONGEST_VOUCHER = 100;
const MOST_FEN = 10_000_000;

/** Decides on applications, records payments and withdraws: each act in one transaction, on the locked row. */
export class DecideSubsidyService {
  constructor(private readonly sources: DecideSources) {}

  /** Approves or refuses, as the bureau. */
  decide({ decision, amountFen, reason, ...read }: GivenDecision): Outcome {
    const given = reason === null ? null : givenText(reason);
    const decidedOn = this.sources.clock.today();
    if (decision === SubsidyDecision.REFUSED)
      return this.act(read, SubsidyApplicationAct.REFUSE, async () =>
        given === null ? NO_REASON : { set: { decided_on: decidedOn }, note: given },
      );
    return this.act(read, SubsidyApplicationAct.APPROVE, async (_manager, { ruleFen }) => {
      const approved = amountFen ?? ruleFen;
      if (approved === null)
        return invalid("No rule gives an amount: name one.", "该生情形无对应补助标准，请填写核定金额。");
      if (approved <= 0 || approved > MOST_FEN) return invalid("The amount is not one.", "核定金额无效。");
      if (approved !== ruleFen && given === null)
        return invalid(
          "Say why the amount is another than the rules give.",
          "核定金额与补助标准不一致的，须填写理由。",
        );
      return { set: { approved_fen: approved, decided_on: decidedOn }, amountFen: approved, note: given };
    });
  }

  /** Records the payment of what was approved, as the bureau, shared between centre and county by the rule of its term. */
  pay({ paidOn, amountFen, voucher, centreFen, countyFen, ...read }: GivenPayment): Outcome {
    const paper = givenText(voucher, LONGEST_VOUCHER);
    return this.act(read, SubsidyApplicationAct.PAY, async (manager, application) => {
      const { approvedFen, decidedOn, term } = application;
      if (amountFen !== approvedFen)
        return invalid(
          `What was approved is ${approvedFen} (in hundredths of a yuan).`,
          `发放金额应为核定金额${yuan(approvedFen ?? 0)}元。`,
        );
      if (paidOn > this.sources.clock.today() || (decidedOn !== null && paidOn < decidedOn))
        return invalid("The payment lies between the decision and today.", "发放日期应在审定之日至今日之间。");
      if (paper === null)
        return invalid(
          `Name the voucher, in at most ${LONGEST_VOUCHER} characters.`,
          `请填写发放凭证，不超过${LONGEST_VOUCHER}字。`,
        );
      const percent = await centrePercentOf(manager, term);
      const share = (amountFen * percent) / 100;
      // An odd 分 goes to either.
      const isShared = centreFen + countyFen === amountFen && Math.abs(centreFen - share) < 1 && countyFen >= 0;
      if (!isShared)
        return invalid(
          `The centre pays ${percent} % of it and the county the rest.`,
          `中央应承担${percent}%（${yuan(share)}元），县级承担其余部分，两项之和须等于发放金额。`,
        );
      const set = {
        paid_on: paidOn,
        centre_fen: centreFen,
        county_fen: countyFen,
        voucher_sealed: this.sources.vault.seal(paper),
      };
      return { set, amountFen };
    });
  }

  /** Withdraws an application, as whoever may at that stage. */
  withdraw({ reason, ...read }: ReadApplication & { reason: string }): Outcome {
    const given = givenText(reason);
    return this.act(read, SubsidyApplicationAct.WITHDRAW, async () =>
      given === null ? NO_REASON : { set: { approved_fen: null, decided_on: null }, note: given },
    );
  }

  private async act({ id, version }: ReadApplication, act: SubsidyApplicationAct, work: Work): Outcome {
    const { database, caller, applications } = this.sources;
    if ((await applications.find(id)) === null) return notFound();
    const refusal = await database.transaction(async (manager) => {
      const application = await lockApplication(manager, { id });
      if (application === null) return notFound();
      const step = stepOf(caller, application, act, version);
      if (step instanceof Refusal) return step;
      const done = await work(manager, application);
      if (done instanceof Refusal) return done;
      const columns = Object.keys(done.set).map((column, index) => `${column} = $${index + 3}`);
      await manager.query(
        `UPDATE subsidy_application SET ${["state = $2", "version = version + 1", ...columns].join(", ")} WHERE id = $1`,
        [id, step.to, ...Object.values(done.set)],
      );
      const { amountFen = null, note = null } = done;
      await recordAct(manager, this.sources, id, { kind: act, amountFen, note });
      return null;
    });
    return refusal ?? applications.get(id);
  }
}

const NO_REASON = invalid("Say why.", "请填写理由。");

/** The centre's share, of a hundred, of what is due in a term. @throws Error for a term that is none: rows have none such. */
async function centrePercentOf(manager: EntityManager, term: string): Promise<number> {
  const found = findSchoolTerm(term);
  if (found === null) throw new Error("an application is of a term that is none");
  return (await getEnrolmentSettings(manager, dueFrom(found))).SUBSIDY_CENTRE_PERCENT;
}

const yuan = (fen: number): string => (fen / 100).toFixed(2);
