import { z } from "zod";

const REGION = z.object({ code: z.string() });

const LEDGER_LINE = z.object({
  child: z.object({
    id: z.string(),
    household: z.object({ county: REGION, state: z.string() }).nullable(),
    residences: z.array(
      z.object({
        homeCounty: REGION,
        township: REGION,
        registeredOn: z.string(),
        cancelledOn: z.string().nullable(),
      }),
    ),
    povertyReliefs: z.array(z.object({ identifiedOn: z.string(), liftedOn: z.string().nullable() })),
  }),
  foundOn: z.string(),
  state: z.enum(["PERSUADING", "RETURNED"]),
});

/** A page of the trusted document `dropout-ledger`. A line without its child does not fit: it could not be counted. */
export const LEDGER_PAGE = z.object({
  ledger: z.object({
    edges: z.array(z.object({ node: LEDGER_LINE })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

/** A line of the ledger of dropouts (劝返台账) with what other departments know of the child. */
export type LedgerLine = z.output<typeof LEDGER_LINE>;
