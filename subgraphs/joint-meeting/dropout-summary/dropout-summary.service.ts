import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import type { DropoutSummary } from "./dropout-summary.type";
import { LEDGER_PAGE, type LedgerLine } from "./ledger-page";
import { summarise } from "./summarise";

const PAGE_SIZE = 1000;

interface SummaryQuery {
  regionCode: string;
  /** YYYY-MM-DD */
  asOf: string;
  requestId: string;
}

/**
 * The summary of the ledger of dropouts (劝返台账) of a region, read page by page through the gateway.
 * @throws DomainError UNAVAILABLE when any page lacks a department: a number that leaves children out is no number.
 */
export async function findDropoutSummary(
  office: GatewayReader,
  { regionCode, asOf, requestId }: SummaryQuery,
): Promise<DropoutSummary> {
  const lines: LedgerLine[] = [];
  let after: string | null = null;
  do {
    const data = await office.read(
      "dropout-ledger",
      { regionCode, asOf, first: PAGE_SIZE, after },
      { purpose: "REPORT", requestId },
    );
    const { ledger } = LEDGER_PAGE.parse(data);
    lines.push(...ledger.edges.map(({ node }) => node));
    after = ledger.pageInfo.hasNextPage ? ledger.pageInfo.endCursor : null;
  } while (after !== null);
  return summarise(lines, regionCode.slice(0, 6), asOf);
}
