import { z } from "zod";

const TOWNSHIP = z.object({ code: z.string() });

const LINE = z.object({
  child: z.object({
    id: z.string(),
    enrolments: z.array(
      z.object({
        state: z.string(),
        stateDate: z.string().nullable(),
        entryMonth: z.string(),
        school: z.object({ id: z.string(), township: TOWNSHIP }).nullable(),
      }),
    ),
    residences: z.array(z.object({ township: TOWNSHIP, registeredOn: z.string(), cancelledOn: z.string().nullable() })),
    household: z.object({ township: TOWNSHIP, state: z.string() }).nullable(),
  }),
  foundOn: z.string(),
  returnedOn: z.string().nullable(),
});

/** A page of the trusted document `persuasion-week`. A line without its child does not fit: it could not be placed. */
export const PERSUASION_PAGE = z.object({
  ledger: z.object({
    edges: z.array(z.object({ node: LINE })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

/** A line of the ledger of dropouts (劝返台账) with what the departments know of where the child belongs. */
export type PersuasionLine = z.output<typeof LINE>;
