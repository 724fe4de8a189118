import { z } from "zod";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import type { ConsolidationRate } from "./consolidation-rate.type";

interface RateQuery {
  regionCode: string;
  entryYear: number;
  requestId: string;
}

/** The answer of the trusted document `consolidation-rate`. */
const RETENTION_ANSWER = z.object({
  retention: z.object({ entrants: z.int(), graduates: z.int(), rate: z.number().nullable() }),
});

/**
 * 九年义务教育巩固率 as education has it.
 * @throws DomainError UNAVAILABLE when education does not answer, BAD_INPUT for a year that it refuses.
 */
export async function findConsolidationRate(
  office: GatewayReader,
  { regionCode, entryYear, requestId }: RateQuery,
): Promise<ConsolidationRate> {
  return RETENTION_ANSWER.parse(
    await office.read("consolidation-rate", { regionCode, entryYear }, { purpose: "REPORT", requestId }),
  ).retention;
}
