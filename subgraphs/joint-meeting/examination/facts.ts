import { disagreementsOf } from "./disagreements";
import type { ChildFacts } from "./examination";
import { isValidOn } from "./newest-on-day";
import type { ViewOnDay } from "./view-on-day";
import { isMigrant, watchGroupsOf } from "./watch-groups";

/** What the ledgers and indicators count of a child. */
export function factsOf(view: ViewOnDay): ChildFacts {
  const { householdHere, residenceHere, active, latest, disability, rules } = view;
  const enrolment = active[0] ?? latest;
  return {
    schoolAge: view.isOfSchoolAge && !view.isDead,
    registeredHere: householdHere !== null || residenceHere !== null,
    townshipCode: (residenceHere ?? householdHere ?? enrolment?.school)?.township.code ?? null,
    homeCountyCode: view.homeCountyCode,
    migrant: isMigrant(view),
    enrolment:
      enrolment === null
        ? null
        : {
            id: enrolment.id,
            schoolId: enrolment.school?.id ?? null,
            grade: enrolment.grade,
            className: enrolment.className,
            state: enrolment.state,
            stateDate: enrolment.stateDate,
            entryMonth: enrolment.entryMonth,
            studyMode: enrolment.studyMode,
          },
    onRoll: active.length > 0,
    spells: view.dropoutRecords.map(({ foundOn, returnedOn }) => ({ foundOn, returnedOn })),
    disabled: disability !== null && isValidOn(disability.expiresOn, rules.asOf),
    poorHousehold: view.isOfPoorHousehold,
    watchGroups: watchGroupsOf(view),
    disagreements: disagreementsOf(view),
  };
}
