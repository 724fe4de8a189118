import { z } from "zod";
import { homeCountyOf } from "../../../schema/home-county";
import { MatchVerdict } from "./match-verdict";

/** What the gateway answers about a child of a letter (trusted document `letter-match`). */
export const MATCH_ANSWER = z.object({
  child: z.object({
    id: z.string(),
    identity: z.object({ name: z.string() }).nullable(),
    household: z.object({ county: z.object({ code: z.string() }), state: z.string() }).nullable(),
    residence: z.object({ homeCounty: z.object({ code: z.string() }) }).nullable(),
    enrolments: z.array(
      z.object({ state: z.string(), school: z.object({ id: z.string(), name: z.string() }).nullable() }),
    ),
    cases: z.array(z.object({ id: z.string(), number: z.string(), state: z.string() })),
  }),
});

type KnownChild = z.output<typeof MATCH_ANSWER>["child"];

/** What is proposed to the clerk of a child, kept sealed. */
export const MATCH = z.object({
  verdict: z.enum(MatchVerdict),
  /** County of the 户籍, as the own registers have it. */
  countyCode: z.string().nullable(),
  /** School on whose roll the child is. */
  school: z.string().nullable(),
  /** Number of a case that is open here already. */
  caseNumber: z.string().nullable(),
  /** Whether the registers know the number under another name than the letter's. */
  isNameOther: z.boolean(),
  /** Department that did not answer. */
  department: z.string().nullable(),
  checkedOn: z.string(),
});

export type Match = z.output<typeof MATCH>;

/** States of an enrolment in which a school expects the child. */
const ON_ROLL: readonly string[] = ["ENROLLED", "SUSPENDED"];

const NOTHING = {
  countyCode: null,
  school: null,
  caseNumber: null,
  isNameOther: false,
  department: null,
} as const;

/** What to propose of a child that the registers were asked for. */
export function judgeMatch(
  { identity, household, residence, enrolments, cases }: KnownChild,
  { name, countyCode, on }: { name: string; countyCode: string; on: string },
): Match {
  const home = homeCountyOf({ household, residence });
  const school = enrolments.find(({ state }) => ON_ROLL.includes(state))?.school?.name ?? null;
  const isOnRoll = enrolments.some(({ state }) => ON_ROLL.includes(state));
  return {
    ...NOTHING,
    verdict: isOnRoll ? MatchVerdict.ENROLLED_HERE : verdictOf(home, countyCode, household !== null),
    countyCode: home,
    school,
    caseNumber: cases.find(({ state }) => state !== "CLOSED")?.number ?? null,
    isNameOther: identity !== null && identity.name !== name,
    checkedOn: on,
  };
}

/** What to propose of a child without a valid number: nobody can be asked for it. */
export const unknownMatch = (on: string): Match => ({ ...NOTHING, verdict: MatchVerdict.NO_RECORD, checkedOn: on });

/** What stands in the proposal's place while a department does not answer. */
export const unavailableMatch = (department: string, on: string): Match => ({
  ...NOTHING,
  verdict: MatchVerdict.UNAVAILABLE,
  department,
  checkedOn: on,
});

function verdictOf(home: string | null, own: string, isRegistered: boolean): MatchVerdict {
  if (home === own) return MatchVerdict.OURS;
  if (home !== null) return MatchVerdict.MOVED_TO;
  return isRegistered ? MatchVerdict.NOT_OURS : MatchVerdict.NO_RECORD;
}
