import { householdMemberRoster } from "./household-member.roster";

/** The rosters of 扶贫办. */
export const rosters = [householdMemberRoster];
