import { HouseholdMemberEntity } from "./poverty-relief/household-member.entity";

/** The tables of this department. */
export const entities = [HouseholdMemberEntity];
