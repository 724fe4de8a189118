import { z } from "zod";

const TEXT = z.string();

/** A list that is null is a department that is missing, which an answer without errors never has: it does not fit. */
const CHILD = z.object({
  id: TEXT,
  enrolments: z.array(
    z.object({
      state: TEXT,
      studyMode: TEXT,
      unexcusedRuns: z.array(z.object({ days: z.int(), from: TEXT, to: TEXT, stage: TEXT })),
    }),
  ),
  dropoutRecords: z.array(z.object({ foundOn: TEXT, returnedOn: TEXT.nullable() })),
  homeTeachingPlans: z.array(
    z.object({
      startsOn: TEXT,
      endsOn: TEXT.nullable(),
      missedMonths: z.array(TEXT),
      visits: z.array(z.object({ visitedOn: TEXT })),
    }),
  ),
});

/** What the rolls say of a child whose case is watched. */
export type WatchedChild = z.output<typeof CHILD>;

/** The answer of the trusted document `case-watch`. */
export const WATCH_PAGE = z.object({
  cases: z.object({
    edges: z.array(z.object({ node: z.object({ id: TEXT, version: z.int(), child: CHILD }) })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: TEXT.nullable() }),
  }),
});

/** A case as it was when its page was read. */
export type WatchedCase = z.output<typeof WATCH_PAGE>["cases"]["edges"][number]["node"];
