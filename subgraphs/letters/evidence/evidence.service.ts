import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Page } from "../../../infra/runtime/page";
import type { Vault } from "../../../infra/runtime/vault";
import { requireCounty } from "../directory/county.policy";
import { getSigningKey } from "../directory/keys";
import { type EvidenceSeal, SEAL_TYPE } from "./evidence-file";
import { EVIDENCE_COLUMNS, type EvidenceRow } from "./evidence.rows";

interface EvidenceSources {
  database: DataSource;
  vault: Vault;
  exchangeClock: Clock;
  countyCode: string;
}

/** How far the log goes now, in the county's own hand. */
export interface SealedEnd extends EvidenceSeal {
  jws: string;
}

/** The evidence log (存证日志), as one caller may read it: nothing of a child stands in it. */
export class EvidenceService {
  constructor(
    private readonly sources: EvidenceSources,
    private readonly caller: Caller,
  ) {}

  /** Entries in their order; one more row than the page holds. @throws DomainError FORBIDDEN to whoever is not of the county */
  list({ first, after }: Page): Promise<EvidenceRow[]> {
    requireCounty(this.caller, this.sources.countyCode);
    const last = Number(after?.[0] ?? 0);
    return this.sources.database.query(LISTING, [Number.isSafeInteger(last) ? last : 0, first + 1]);
  }

  /** Signs the end that the log has now. @throws DomainError FORBIDDEN as {@link list} */
  async seal(): Promise<SealedEnd> {
    const { database, exchangeClock, countyCode } = this.sources;
    requireCounty(this.caller, countyCode);
    const [head] = await database.query<{ index: number; hash: Buffer }[]>(HEAD);
    if (head === undefined) throw new Error("the evidence log has no end");
    const at = exchangeClock.now();
    const { suite, kid, handle } = await getSigningKey(this.sources, at);
    const seal: EvidenceSeal = {
      version: "1.0",
      countyCode,
      entries: head.index,
      hash: head.hash.toString("hex"),
      at: at.toISOString(),
    };
    const jws = await suite.sign(Buffer.from(JSON.stringify(seal)), { typ: SEAL_TYPE, kid }, handle);
    return { ...seal, jws };
  }
}

const LISTING = `SELECT ${EVIDENCE_COLUMNS} FROM evidence_entry e WHERE e.index > $1 ORDER BY e.index LIMIT $2`;

const HEAD = "SELECT index, hashes[cardinality(hashes)] AS hash FROM evidence_head";
