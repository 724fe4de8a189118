import type { Caller } from "../../../infra/runtime/caller";
import type { Page } from "../../../infra/runtime/page";
import { CASE_IN_SCOPE, caseScope } from "./case.policy";
import { CASE_COLUMNS } from "./case.rows";
import type { CaseStage } from "./case-stage";
import type { CaseState } from "./case-state";

/** What a listing of cases holds to; null for whatever. Days are YYYY-MM-DD. */
export interface CaseFilter {
  regionCode: string;
  states: readonly CaseState[] | null;
  stages: readonly CaseStage[] | null;
  schoolId: string | null;
  townshipCode: string | null;
  homeCountyCode: string | null;
  lead: string | null;
  overdueOnly: boolean;
  openedFrom: string | null;
  openedTo: string | null;
  childId: string | null;
  ids: readonly string[] | null;
}

/** The parameters of {@link SELECT_CASES}; one more row than the page holds is read. */
export function listingParameters(
  caller: Caller,
  filter: CaseFilter,
  today: string,
  { first, after }: Page,
): unknown[] {
  const { regionCode, states, stages, schoolId, townshipCode, homeCountyCode, lead } = filter;
  return [
    ...caseScope(caller),
    regionCode,
    states,
    stages,
    schoolId,
    townshipCode,
    homeCountyCode,
    lead,
    filter.overdueOnly ? today : null,
    filter.openedFrom,
    filter.openedTo,
    filter.childId,
    filter.ids,
    after?.[0] ?? null,
    first + 1,
  ];
}

/** A running deadline that has passed by a day. */
export const isOverdueOn = (day: string): string => `EXISTS (
    SELECT FROM deadline d WHERE d.case_id = c.id AND d.subject_kind IN ('CASE', 'CASE_WATCH') AND d.ended_on IS NULL
      AND d.due_on < ${day}::date)`;

/** The latest number first. */
export const SELECT_CASES = `
  SELECT ${CASE_COLUMNS} FROM child_case c
  WHERE ${CASE_IN_SCOPE}
    AND (starts_with(c.region_code::text, $5) OR starts_with(c.township_code, $5))
    AND ($6::text[] IS NULL OR c.state = ANY ($6))
    AND ($7::text[] IS NULL OR c.stage = ANY ($7))
    AND ($8::text IS NULL OR c.school_id = $8)
    AND ($9::text IS NULL OR c.township_code = $9)
    AND ($10::text IS NULL OR c.home_county_code = $10)
    AND ($11::text IS NULL OR c.lead = $11)
    AND ($12::date IS NULL OR ${isOverdueOn("$12")})
    AND ($13::date IS NULL OR c.opened_on >= $13)
    AND ($14::date IS NULL OR c.opened_on <= $14)
    AND ($15::text IS NULL OR c.child_id = coalesce(
      (SELECT l.child_id FROM child_link l WHERE l.alias_id = $15 AND l.undone_at IS NULL), $15))
    AND ($16::uuid[] IS NULL OR c.id = ANY ($16))
    AND ($17::text IS NULL OR c.number < $17)
  ORDER BY c.number DESC LIMIT $18`;
