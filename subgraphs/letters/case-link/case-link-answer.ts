import { z } from "zod";

const CASE = z.object({ id: z.string(), number: z.string() });
const REFUSAL = z.object({ __typename: z.literal("Refusal"), reason: z.string() });

/** The answer of the trusted document `record-letter-event`. */
export const RECORD_ANSWER = z.object({
  outcome: z.discriminatedUnion("__typename", [z.object({ __typename: z.literal("CaseLetterEvent") }), REFUSAL]),
});

/** The answer of the trusted document `open-case-by-letter`. */
export const OPEN_ANSWER = z.object({
  outcome: z.discriminatedUnion("__typename", [
    CASE.extend({ __typename: z.literal("Case") }),
    z.object({ __typename: z.literal("CaseAlreadyOpen"), case: CASE }),
    REFUSAL,
  ]),
});
