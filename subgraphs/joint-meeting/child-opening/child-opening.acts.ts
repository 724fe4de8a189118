import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { isPersonId, type PersonId } from "../../../schema/person-id";
import type { CitizenId } from "../../../schema/scalars/citizen-id";
import { alreadyDone, invalid, notFound } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { ApprovalKind } from "../approval/approval-kind";
import type { ApprovalRow } from "../approval/approval.rows";
import type { ApprovalService } from "../approval/approval.service";
import { putApproval } from "../approval/put-approval";
import { type Desk, desksOf } from "../desk/desk";
import { requireOwnRegion } from "../region/region.policy";
import { mayEndOpening } from "./child-opening.policy";
import { type ChildOpeningRow, SELECT_IN_FORCE } from "./child-opening.rows";
import type { ChildOpeningService } from "./child-opening.service";
import { breakGlassFor } from "./open-child";

interface ActSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
  personIdOf: (idNumber: CitizenId) => PersonId;
  approvals: ApprovalService;
  childOpenings: ChildOpeningService;
}

/** A child by one of the two. */
interface NamedChild {
  childId?: string | null | undefined;
  idNumber?: CitizenId | null | undefined;
}

/** Shorter than this no reason says anything of an emergency; characters. */
const SHORTEST_REASON = 10;

/** Opening (调阅) of a child's sensitive data outside an assigned case. */
export class ChildOpeningActs {
  constructor(
    private readonly sources: ActSources,
    private readonly caller: Caller,
  ) {}

  /**
   * Asks the leader to open a child to the caller.
   * @throws DomainError FORBIDDEN to whoever does not work the county.
   */
  async ask(named: NamedChild, given: string): Promise<ApprovalRow | Refusal> {
    const opening = this.read(named, given);
    if (opening instanceof Refusal) return opening;
    const { reason, desk, child } = opening;
    const { database, clock, vault, approvals } = this.sources;
    const kind = ApprovalKind.OPEN_CHILD;
    const asked = { kind, subjectId: child, caseId: null, desk, reason, caller: this.caller, clock, vault };
    const done = await database.transaction(async (manager) => {
      const open = await this.findOpen(manager, child);
      return open === null ? putApproval(manager, asked) : standing(open);
    });
    if (done instanceof Refusal) return done;
    if (done === null) return alreadyDone("You have asked for it.", "已申请调阅该儿童信息，正待审批。");
    const row = await approvals.find(done);
    if (row === null) throw new Error("an approval that was just asked for is gone");
    return row;
  }

  /**
   * Opens a child to the caller at once, in an emergency.
   * @throws DomainError FORBIDDEN to whoever does not work the county.
   */
  async breakGlass(named: NamedChild, given: string): Promise<ChildOpeningRow | Refusal> {
    const opening = this.read(named, given);
    if (opening instanceof Refusal) return opening;
    const { reason, desk, child } = opening;
    const { database, clock, vault } = this.sources;
    const moment = { on: clock.today(), at: clock.now() };
    const emergency = { childId: child, desk, reasonSealed: vault.seal(reason), caller: this.caller, ...moment };
    const done = await database.transaction(async (manager) => {
      const open = await this.findOpen(manager, child);
      return open === null ? breakGlassFor(manager, emergency) : standing(open);
    });
    return done instanceof Refusal ? done : this.get(done);
  }

  /** Ends an opening before its time. */
  async end(id: string): Promise<ChildOpeningRow | Refusal> {
    const { database, clock, countyCode, childOpenings } = this.sources;
    const row = await childOpenings.find(id);
    if (row === null || !mayEndOpening(this.caller, countyCode, row)) return notFound();
    const at = clock.now();
    const [ended] = await database.query<[object[], number]>(END, [row.id, at]);
    return ended.length === 0 ? alreadyDone("It is over already.", "该调阅已结束。") : this.get(row.id);
  }

  private read(named: NamedChild, given: string): { child: PersonId; reason: string; desk: Desk } | Refusal {
    const { countyCode } = this.sources;
    requireOwnRegion(this.caller, countyCode, countyCode);
    const [desk] = desksOf(this.caller, countyCode);
    if (desk === undefined) return notFound();
    const child = this.childOf(named);
    if (child === null)
      return invalid("One of childId and idNumber must name the child.", "须以人员标识或身份号码之一指明儿童。");
    const reason = readText(given);
    if (reason instanceof Refusal) return reason;
    if (reason === null || reason.length < SHORTEST_REASON)
      return invalid(
        `The reason must be said in ${SHORTEST_REASON} characters or more.`,
        `须说明调阅理由，不少于${SHORTEST_REASON}字。`,
      );
    return { child, reason, desk };
  }

  private childOf({ childId = null, idNumber = null }: NamedChild): PersonId | null {
    if (idNumber !== null) return childId === null ? this.sources.personIdOf(idNumber) : null;
    return isPersonId(childId) ? childId : null;
  }

  /** The opening of the child that the caller has in force. One who asks twice at once waits here for itself. */
  private async findOpen(manager: EntityManager, child: PersonId): Promise<string | null> {
    await manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
      `opening ${child} ${this.caller.actor}`,
    ]);
    const now = this.sources.clock.now();
    const [open] = await manager.query<{ id: string }[]>(SELECT_IN_FORCE, [child, this.caller.actor, now]);
    return open?.id ?? null;
  }

  private async get(id: string): Promise<ChildOpeningRow> {
    const row = await this.sources.childOpenings.find(id);
    if (row === null) throw new Error("an opening that was just written is gone");
    return row;
  }
}

/** Names what is to stand in x-case, for whoever has lost it. */
const standing = (id: string): Refusal =>
  alreadyDone(`The child is open to you: ${id}.`, "该儿童信息已对您开放，请在 x-case 注明该调阅编号。");

const END = `
  UPDATE child_opening SET ended_at = $2::timestamptz WHERE id = $1 AND ended_at IS NULL AND until > $2::timestamptz
  RETURNING id`;
