import type { ChildView } from "./child-view";
import { YIELDING_TO_REJECTED_ROW } from "./conclude";
import type { DraftFinding, Examination, ExaminationRules } from "./examination";
import { factsOf } from "./facts";
import { identityKeysOf, rejectedRowKeyOf } from "./keys";
import { doubleEnrolment } from "./records/double-enrolment";
import { enrolledWithoutHousehold } from "./records/enrolled-without-household";
import { nameConflict } from "./records/name-conflict";
import { draftFinding, type Rule } from "./rule";
import { subsidyGap } from "./subsidy/subsidy-gap";
import { type ViewOnDay, viewOnDay } from "./view-on-day";
import { whereaboutsFinding } from "./whereabouts/whereabouts";

/** Each by itself: a child may have one of every kind, beside the one finding of its whereabouts. */
const RULES_OF_RECORDS: readonly Rule[] = [doubleEnrolment, enrolledWithoutHousehold, nameConflict, subsidyGap];

/**
 * Compares what the departments have of one child (四查三比对), under the rules of a sweep. Whatever takes other children
 * or the refused rows of a roster is concluded later, from the keys that are handed back.
 */
export function examine(view: ChildView, rules: ExaminationRules): Examination {
  const onDay = viewOnDay(view, rules);
  const whereabouts = whereaboutsFinding(onDay);
  const records = RULES_OF_RECORDS.flatMap((rule) => rule(onDay) ?? []).map((outcome) => draftFinding(onDay, outcome));
  return {
    childId: view.id,
    facts: factsOf(onDay),
    findings: whereabouts === null ? records : [whereabouts, ...records],
    identityKeys: identityKeys(onDay),
    knownToPublicSecurity: onDay.isKnownToPublicSecurity,
    rejectedRowKey: rejectedRowKey(onDay, whereabouts),
  };
}

function identityKeys({ name, birthDate, household, residences, enrolments }: ViewOnDay): string[] {
  if (name === null || birthDate === null) return [];
  const guardians = [household, ...residences, ...enrolments].map((record) => record?.guardianName ?? null);
  return identityKeysOf(name, birthDate, guardians);
}

/** Only of a child whose finding a refused row would explain. */
function rejectedRowKey({ name, birthDate }: ViewOnDay, whereabouts: DraftFinding | null): string | null {
  if (name === null || birthDate === null || whereabouts === null) return null;
  return YIELDING_TO_REJECTED_ROW.includes(whereabouts.kind) ? rejectedRowKeyOf(name, birthDate) : null;
}
