import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { invalid, wrongState } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { CaseOutcomeKind } from "../case-outcome/case-outcome-kind";
import { type DeadlineGiven, setDeadline } from "../deadline/deadlines";
import { type Desk, desksOf, EDUCATION, LEADER, parseDesk, partsOf, schoolOfDesk } from "../desk/desk";
import { DeskKind } from "../desk/desk-kind";
import type { SchoolDirectoryReader } from "../indicator/school-directory";
import { notifyAll } from "../inbox/notify";
import { lineOf } from "../responsible/responsible-level";
import { copyResponsible, findVillageLeader } from "../responsible/responsible.rows";
import { advanceCase, type CasePatch } from "./advance-case";
import { CaseEventKind } from "./case-event-kind";
import { recordCaseEvent } from "./case-history";
import type { CaseRow } from "./case.rows";
import { CaseState } from "./case-state";
import type { DropoutCause } from "./dropout-cause";
import { lockCase } from "./lock-case";
import type { Whereabouts } from "./whereabouts";

interface ActSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
  schoolDirectory: SchoolDirectoryReader;
}

/** Who is to lead a case and to assist in it. */
interface Assignment {
  caseId: string;
  version: number;
  lead: string;
  assistants: readonly string[];
}

/** What is written down of a case; null leaves it as it is. */
interface CaseNote {
  caseId: string;
  version: number;
  cause: DropoutCause | null;
  whereabouts: Whereabouts | null;
  account: string | null;
  village: string | null;
}

/** What is done with a case that is open, beside its steps. */
export class CaseActs {
  constructor(
    private readonly sources: ActSources,
    private readonly caller: Caller,
  ) {}

  /** Names who leads and who assists. @throws DomainError UNAVAILABLE while education cannot say whether a school exists. */
  async assign({ caseId, version, ...given }: Assignment): Promise<CaseRow | Refusal> {
    const lead = this.readDesk(given.lead);
    const assistants = [...new Set(given.assistants)].map((code) => this.readDesk(code));
    if (lead === null || assistants.includes(null))
      return invalid(
        "Office, education, schools and townships lead and assist; other departments are asked by tasks.",
        "牵头、协办限联席会议办公室、教育局、学校、乡镇（街道）；其他部门请交办任务。",
      );
    const helpers = (assistants as Desk[]).filter((desk) => desk !== lead);
    if (!(await this.areSchools([lead, ...helpers]))) return invalid("There is no such school.", "该学校不存在。");
    return this.change(caseId, version, async (manager, row) => {
      const changed = await advanceCase(manager, row, { lead, assistants: helpers });
      await this.record(manager, row, CaseEventKind.ASSIGNED, [lead, ...helpers].join("、"));
      await moveDeadline(manager, row, lead);
      await this.tell(manager, changed, this.toldOf([row.lead, ...row.assistants], [lead, ...helpers]));
      return changed;
    });
  }

  /** Writes down cause, whereabouts and account, and of which village the child is. */
  async note({ caseId, version, cause, whereabouts, ...given }: CaseNote): Promise<CaseRow | Refusal> {
    const account = readText(given.account);
    if (account instanceof Refusal) return account;
    const village = readText(given.village);
    if (village instanceof Refusal) return village;
    const words = [cause, whereabouts, village, account].filter((part) => part !== null);
    if (words.length === 0) return invalid("Nothing was given to note.", "未填写任何内容。");
    const { vault, clock } = this.sources;
    return this.change(caseId, version, async (manager, row) => {
      if (village !== null) {
        const leader = await findVillageLeader(manager, row.townshipCode ?? "", village, clock.today());
        if (leader === null)
          return invalid("Nobody is entered for that village of the township.", "该村（社区）未登记责任人，请先登记。");
        await copyResponsible(manager, row.id, [{ ...leader, line: lineOf(leader.level) }]);
      }
      const patch: CasePatch = {
        ...(cause === null ? {} : { cause }),
        ...(whereabouts === null ? {} : { whereabouts }),
        ...(account === null ? {} : { accountSealed: vault.seal(account) }),
      };
      await this.record(manager, row, CaseEventKind.NOTED, words.join("；"));
      return advanceCase(manager, row, patch);
    });
  }

  private change(
    caseId: string,
    version: number,
    act: (manager: EntityManager, row: CaseRow) => Promise<CaseRow | Refusal>,
  ): Promise<CaseRow | Refusal> {
    return this.sources.database.transaction(async (manager) => {
      const row = await lockCase(manager, this.caller, caseId, version);
      if (row instanceof Refusal) return row;
      if (row.state === CaseState.CLOSED) return wrongState(`Case ${row.number} is closed.`, "该案已结案。");
      return act(manager, row);
    });
  }

  /** A desk that may lead or assist: one that may read the case. Other departments are asked by tasks. */
  private readDesk(code: string): Desk | null {
    const desk = parseDesk(code, this.sources.countyCode);
    if (desk === null || desk === LEADER) return null;
    const { kind, isHead } = partsOf(desk);
    return isHead || (kind === DeskKind.DEPARTMENT && desk !== EDUCATION) ? null : desk;
  }

  /**
   * Who is told of a new assignment: the desks that come in and those that go out; and the leader when somebody comes in by an
   * act of its own, since whoever works a case opens its child's sensitive data.
   */
  private toldOf(before: readonly Desk[], after: readonly Desk[]): Desk[] {
    const incoming = after.filter((desk) => !before.includes(desk));
    const outgoing = before.filter((desk) => !after.includes(desk));
    const own = desksOf(this.caller, this.sources.countyCode);
    const isOwnAct = incoming.some((desk) => own.includes(desk));
    return [...incoming, ...outgoing, ...(isOwnAct ? [LEADER] : [])];
  }

  /** A case that is given to a school that there is not would be nobody's. */
  private async areSchools(desks: readonly Desk[]): Promise<boolean> {
    const schools = desks.map(schoolOfDesk).filter((school) => school !== null);
    if (schools.length === 0) return true;
    const directory = await this.sources.schoolDirectory.read([this.sources.countyCode]);
    return schools.every((school) => directory.has(school));
  }

  private record(manager: EntityManager, { id }: CaseRow, kind: CaseEventKind, note: string): Promise<void> {
    const { vault, clock } = this.sources;
    return recordCaseEvent(manager, { caseId: id, kind, note, by: this.caller, at: clock.now(), vault });
  }

  private tell(manager: EntityManager, { id, version }: CaseRow, desks: readonly Desk[]): Promise<void> {
    const { clock } = this.sources;
    return notifyAll(
      manager,
      desks.map((desk) => ({
        desk,
        kind: "CASE_ASSIGNED",
        subjectKind: "CASE",
        subjectId: id,
        caseId: id,
        dueOn: null,
        dedupe: `case:${id}:assigned:${version}:${desk}`,
        on: clock.today(),
        at: clock.now(),
      })),
    );
  }
}

/**
 * What the lead was to do by a date, the new one is to do by it; another desk's part stays its own. So does the answer to a
 * letter: education pursues it, whoever leads.
 */
async function moveDeadline(manager: EntityManager, { id, lead, outcome }: CaseRow, desk: Desk): Promise<void> {
  if (outcome === CaseOutcomeKind.HANDED_OVER) return;
  const [running] = await manager.query<Pick<DeadlineGiven, "subjectKind" | "dueOn">[]>(
    `SELECT subject_kind AS "subjectKind", due_on AS "dueOn" FROM deadline
     WHERE subject_kind IN ('CASE', 'CASE_WATCH') AND subject_id = $1 AND desk = $2 AND ended_on IS NULL`,
    [id, lead],
  );
  if (running !== undefined) await setDeadline(manager, { ...running, subjectId: id, caseId: id, desk });
}
