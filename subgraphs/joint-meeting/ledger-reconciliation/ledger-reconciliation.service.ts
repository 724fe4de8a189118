import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Page } from "../../../infra/runtime/page";
import { WHEREABOUTS_KINDS } from "../finding/finding-kind";
import { mayReadSweptChild, type Territory, territoryOf } from "../region/territory.policy";
import { findLastSweep } from "../three-ledgers/last-sweep";
import { countLedgers, type LedgerCount } from "./count-ledgers";
import type { DifferenceRow } from "./difference";
import type { LedgerDifferenceKind } from "./difference-kind";
import type { LedgerReconciliation } from "./ledger-reconciliation.type";
import { COUNTS, DIFFERENCES } from "./reconciliation-statements";

/** 人账相符: the ledgers beside the rolls of the sweep that was completed last, as one caller may read them. */
export class LedgerReconciliationService {
  constructor(
    private readonly database: DataSource,
    private readonly caller: Caller,
    private readonly countyCode: string,
  ) {}

  /**
   * The totals; null as long as no sweep of the year has been completed.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory in the county.
   */
  async find(regionCode: string, schoolYear: string): Promise<LedgerReconciliation | null> {
    const territory = territoryOf(this.caller, this.countyCode, regionCode);
    const sweep = await findLastSweep(this.database, this.countyCode, schoolYear);
    if (sweep === null) return null;
    const counts = await this.database.query<LedgerCount[]>(COUNTS, [sweep.id, territory.townships]);
    return { ...countLedgers(counts), asOf: sweep.asOf, sweepId: sweep.id, territory };
  }

  /** The differences of a reconciliation; one more row than the page holds, ordered by child. */
  async listDifferences(
    { sweepId, territory }: { sweepId: string; territory: Territory },
    kinds: readonly LedgerDifferenceKind[] | null,
    { first, after }: Page,
  ): Promise<DifferenceRow[]> {
    const rows = await this.database.query<DifferenceRow[]>(DIFFERENCES, [
      sweepId,
      territory.townships,
      WHEREABOUTS_KINDS,
      kinds,
      after?.[0] ?? "",
      after?.[1] ?? "",
      first + 1,
    ]);
    return rows.filter(({ townshipCode }) => mayReadSweptChild(this.caller, this.countyCode, townshipCode));
  }
}
