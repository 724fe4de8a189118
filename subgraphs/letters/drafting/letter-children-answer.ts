import { z } from "zod";

const TEXT = z.string();
const WORDS = TEXT.nullable();
const SEX = z.enum(["MALE", "FEMALE"]);
const GUARDIAN = { guardianName: WORDS, guardianPhone: WORDS };

const CHILD = z.object({
  id: TEXT,
  identity: z.object({ name: TEXT, sex: SEX, birthDate: TEXT, idNumber: WORDS }).nullable(),
  household: z.object({ county: z.object({ code: TEXT }), state: TEXT, address: WORDS, ...GUARDIAN }).nullable(),
  residence: z.object({ homeCounty: z.object({ code: TEXT }), ...GUARDIAN }).nullable(),
  enrolments: z.array(
    z.object({
      ...GUARDIAN,
      recordedName: TEXT,
      recordedSex: SEX,
      recordedBirthDate: TEXT,
      idNumber: WORDS,
      entryMonth: TEXT,
      grade: z.int(),
      className: TEXT,
      school: z.object({ id: TEXT, name: TEXT }).nullable(),
    }),
  ),
  povertyRelief: z.object({ category: TEXT, liftedOn: WORDS }).nullable(),
});

/** The answer of the trusted document `letter-children`; a case without its child does not fit. */
export const LETTER_CHILDREN_ANSWER = z.object({
  cases: z.object({
    edges: z.array(
      z.object({
        node: z.object({ id: TEXT, number: TEXT, state: TEXT, spell: z.object({ since: TEXT }), child: CHILD }),
      }),
    ),
  }),
});

/** A case as it stands, with what the departments know of its child. */
export type CaseReading = z.output<typeof LETTER_CHILDREN_ANSWER>["cases"]["edges"][number]["node"];
