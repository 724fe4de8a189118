import type { DraftFinding } from "../examination";
import { draftFinding, type Rule } from "../rule";
import type { ViewOnDay } from "../view-on-day";
import { absentOnRoll, suspectedDropout } from "./absent-on-roll";
import { deceasedOnRoll } from "./deceased-on-roll";
import { disabledNotPlaced } from "./disabled-not-placed";
import { dropout } from "./dropout";
import { emptyHouseholdEntry } from "./empty-household-entry";
import { notEnrolled } from "./not-enrolled";
import { transferredOutUnconfirmed } from "./transferred-out-unconfirmed";

/** The more specific first. A refused row of the roster goes before the last three: see {@link YIELDING_TO_REJECTED_ROW}. */
const RULES_OF_SCHOOL_AGE: readonly Rule[] = [
  dropout,
  absentOnRoll,
  suspectedDropout,
  transferredOutUnconfirmed,
  emptyHouseholdEntry,
  disabledNotPlaced,
  notEnrolled,
];

/**
 * Where a child is: one finding at most, of the most specific rule, with the kinds of the others that hold. Of the dead
 * there is nothing to find but that they are still on a roll.
 */
export function whereaboutsFinding(view: ViewOnDay): DraftFinding | null {
  const outcomes = rulesOf(view).flatMap((rule) => rule(view) ?? []);
  const [first, ...others] = view.isDead ? [deceasedOnRoll(view), ...outcomes] : outcomes;
  if (first === undefined || first === null) return null;
  const covers = others.flatMap((other) => other?.kind ?? []);
  return draftFinding(view, first, covers);
}

/** A child whose birth date no register tells is out of school all the same when the ledger of dropouts says so. */
function rulesOf({ isOfSchoolAge, birthDate }: ViewOnDay): readonly Rule[] {
  if (isOfSchoolAge) return RULES_OF_SCHOOL_AGE;
  return birthDate === null ? [dropout] : [];
}
