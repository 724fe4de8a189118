import { ABSENCES } from "./scenarios/absences";
import { DROPOUTS } from "./scenarios/dropouts";
import { ENROLMENTS } from "./scenarios/enrolments";
import { IDENTITIES } from "./scenarios/identities";
import { NAMES } from "./scenarios/names";
import { POPULATION } from "./scenarios/population";
import { REFUSED_ROWS } from "./scenarios/refused-rows";
import { SUBSIDIES } from "./scenarios/subsidies";
import type { Scenario } from "./scenario";

/** Everything remarkable that is planted among ordinary children. */
export const CATALOGUE: readonly Scenario[] = [
  ...POPULATION,
  ...ENROLMENTS,
  ...DROPOUTS,
  ...ABSENCES,
  ...NAMES,
  ...IDENTITIES,
  ...SUBSIDIES,
  ...REFUSED_ROWS,
];
