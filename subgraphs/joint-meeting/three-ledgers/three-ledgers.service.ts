import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Page } from "../../../infra/runtime/page";
import { mayReadFinding } from "../finding/finding.policy";
import { FINDING_COLUMNS, FINDING_SWEEPS, type FindingRow } from "../finding/finding-row";
import { mayReadSweptChild, territoryOf } from "../region/territory.policy";
import { findLastSweep } from "./last-sweep";
import type { LedgerRow } from "./ledger-row";
import { FINDINGS_PAGE, SCHOOL_AGE_PAGE } from "./ledger-statements";
import { LEDGER_KINDS, ThreeLedger } from "./three-ledger";

interface LedgerQuery {
  ledger: ThreeLedger;
  regionCode: string;
  schoolYear: string;
  townshipCode: string | null;
  schoolId: string | null;
  /** Those struck off (已销号) in place of those standing. */
  struckOff: boolean;
}

/** The three ledgers (三本台账) as one caller may read them: views of the sweep that was completed last. */
export class ThreeLedgersService {
  private readonly findings: DataLoader<string, FindingRow | null>;

  constructor(
    private readonly database: DataSource,
    private readonly caller: Caller,
    private readonly countyCode: string,
  ) {
    this.findings = new DataLoader(async (ids) => {
      const rows = await database.query<FindingRow[]>(FINDINGS, [ids]);
      const readable = new Map(rows.filter((row) => mayReadFinding(caller, row)).map((row) => [row.id, row]));
      return ids.map((id) => readable.get(id) ?? null);
    });
  }

  /** The finding of an entry; null when it is hidden from the caller. One statement for all entries of a page. */
  findFinding(id: string): Promise<FindingRow | null> {
    return this.findings.load(id);
  }

  /**
   * One more row than the page holds, ordered by child; null as long as no sweep of the year has been completed.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory in the county.
   */
  async list(query: LedgerQuery, { first, after }: Page): Promise<LedgerRow[] | null> {
    const { ledger, regionCode, schoolYear, townshipCode, schoolId, struckOff } = query;
    const { townships } = territoryOf(this.caller, this.countyCode, regionCode);
    const sweep = await findLastSweep(this.database, this.countyCode, schoolYear);
    if (sweep === null) return null;
    const filter = [sweep.id, townships, townshipCode, schoolId, struckOff];
    const [child = "", finding = ""] = after ?? [];
    const rows = await (ledger === ThreeLedger.SCHOOL_AGE
      ? this.database.query<LedgerRow[]>(SCHOOL_AGE_PAGE, [...filter, child, first + 1])
      : this.database.query<LedgerRow[]>(FINDINGS_PAGE, [
          ...filter,
          child,
          finding,
          first + 1,
          LEDGER_KINDS[ledger],
          this.countyCode,
          schoolYear,
        ]));
    return rows.filter((row) => mayReadSweptChild(this.caller, this.countyCode, row.townshipCode));
  }
}

const FINDINGS = `SELECT ${FINDING_COLUMNS} FROM finding f ${FINDING_SWEEPS} WHERE f.id = ANY ($1::uuid[])`;
