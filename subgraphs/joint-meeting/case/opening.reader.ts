import { DomainError } from "../../../infra/runtime/errors";
import { departmentTitle } from "../../../schema/departments";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { LEDGER_ANSWER, type LedgerEntry, type LedgerStay, OPENING_ANSWER } from "./opening-answer";
import { type OpeningPlace, placeOf } from "./opening-place";

/** What the departments say of a child on a day. */
export interface OpeningReading {
  place: OpeningPlace;
  /** Its entries of the ledger of dropouts, the latest first. */
  entries: readonly LedgerEntry[];
}

/** An entry of the ledger with the place of its child. */
export interface LedgerLine {
  place: OpeningPlace;
  entry: LedgerEntry;
  /** All times out of school that the ledger has of the child. */
  stays: readonly LedgerStay[];
}

interface ReaderSources {
  office: GatewayReader;
  countyCode: string;
  requestId: string;
}

/**
 * Reads what a case takes over on its opening day, through the gateway as the office.
 * @throws DomainError UNAVAILABLE when any department is missing: a case is not opened with guessed holes.
 */
export class OpeningReader {
  constructor(private readonly sources: ReaderSources) {}

  /** A child by its id, on a day, YYYY-MM-DD. */
  async readChild(childId: string, on: string): Promise<OpeningReading> {
    const { child } = OPENING_ANSWER.parse(await this.read("case-opening", { childId, on }));
    const place = placeOf(child, this.sources.countyCode, on);
    const entries = child.dropoutRecords.toSorted((one, other) => (one.foundOn < other.foundOn ? 1 : -1));
    return { place: { ...place, isKnown: place.isKnown || entries.length > 0 }, entries };
  }

  /** A page of the county's ledger as it stands on a day, by the day found. */
  async readLedger(
    regionCode: string,
    on: string,
    page: { first: number; after: string | null },
  ): Promise<{ lines: LedgerLine[]; next: string | null }> {
    const { ledger } = LEDGER_ANSWER.parse(await this.read("case-ledger", { regionCode, on, ...page }));
    const { hasNextPage, endCursor } = ledger.pageInfo;
    const lines = ledger.edges.map(({ node: { child, ...entry } }) => ({
      place: placeOf(child, this.sources.countyCode, on),
      entry,
      stays: child.dropoutRecords,
    }));
    return { lines, next: hasNextPage ? endCursor : null };
  }

  private async read(documentId: string, variables: Record<string, unknown>): Promise<unknown> {
    const { office, requestId } = this.sources;
    try {
      return await office.read(documentId, variables, { purpose: "CASE", requestId });
    } catch (fault) {
      if (!(fault instanceof DomainError) || fault.code !== "UNAVAILABLE") throw fault;
      throw notRead(fault);
    }
  }
}

/** What the clerk is told: who is missing, and that nothing was done. */
function notRead(fault: DomainError): DomainError {
  const { department: missing } = (fault.extensions["details"] ?? {}) as { department?: string };
  if (missing === undefined) return fault;
  return new DomainError(
    "UNAVAILABLE",
    `No case was opened: ${missing} does not answer; try again later. ${departmentTitle(missing)}未应答，未予建案，请稍后再试。`,
    { details: { department: missing }, cause: fault },
  );
}
