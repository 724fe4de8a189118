import type { Role } from "../../../schema/access/roles";
import { ANY, type Expectation } from "./expectation";

const UNITS: readonly Role[] = ["office", "leader", "education", "school", "township"];
const ORDERING: readonly Role[] = ["office", "leader", "education"];

const line = (roles: readonly Role[], selection: string, marker: string): Expectation => ({
  department: "joint-meeting",
  roles,
  purposes: ANY,
  selection,
  marker,
});

/** Root fields of oversight, statements of responsibility and activities. None is of a child. */
export const OVERSIGHT_ROOT_FIELDS: Readonly<Record<string, Expectation>> = {
  measure: line(UNITS, `measure(id: "none") { id }`, '"measure":null'),
  measures: line(UNITS, `measures { edges { node { id ground } } }`, '"edges":'),
  unitsWithDropouts: line(
    ORDERING,
    `unitsWithDropouts(from: "2018-01-01", to: "2018-12-31") { edges { node { found } } }`,
    '"edges":',
  ),
  responsibilityStatements: line(
    UNITS,
    `responsibilityStatements(schoolYear: "2018-2019") { edges { node { id name } } }`,
    '"edges":',
  ),
  activity: line(UNITS, `activity(id: "none") { id }`, '"activity":null'),
  activities: line(UNITS, `activities(from: "2018-01", to: "2018-12") { edges { node { id title } } }`, '"edges":'),
  activityCounts: line(UNITS, `activityCounts(from: "2018-01", to: "2018-12") { edges { node { held } } }`, '"edges":'),
};
