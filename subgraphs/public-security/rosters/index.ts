import { householdRoster } from "./household.roster";
import { residenceRoster } from "./residence.roster";

/** The rosters of 公安局, in the order of their import. */
export const rosters = [householdRoster, residenceRoster];
