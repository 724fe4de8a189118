import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Page } from "../../../infra/runtime/page";
import { isUuid } from "../../../infra/runtime/uuid";
import type { ApprovalState } from "./approval-kind";
import { approvalScope, mayReadApproval } from "./approval.policy";
import { type ApprovalRow, LIST_APPROVALS, SELECT_APPROVAL } from "./approval.rows";

interface ApprovalSources {
  database: DataSource;
  clock: Clock;
  countyCode: string;
}

/** Approvals as one caller may read them. */
export class ApprovalService {
  constructor(
    private readonly sources: ApprovalSources,
    private readonly caller: Caller,
  ) {}

  /** An approval; null when it is missing or hidden from the caller. */
  async find(id: string): Promise<ApprovalRow | null> {
    if (!isUuid(id)) return null;
    const { database, clock, countyCode } = this.sources;
    const [row] = await database.query<ApprovalRow[]>(SELECT_APPROVAL, [clock.today(), id]);
    return row !== undefined && mayReadApproval(this.caller, countyCode, row) ? row : null;
  }

  /** The latest first; one more row than the page holds. */
  list(states: readonly ApprovalState[] | null, { first, after }: Page): Promise<ApprovalRow[]> {
    const { database, clock, countyCode } = this.sources;
    const scope = approvalScope(this.caller, countyCode);
    return database.query(LIST_APPROVALS, [clock.today(), ...scope, states, ...(after ?? [null, null]), first + 1]);
  }
}
