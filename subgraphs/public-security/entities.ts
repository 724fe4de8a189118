import { HouseholdEntity } from "./household/household.entity";
import { ResidenceEntity } from "./residence/residence.entity";

/** The tables of this department. */
export const entities = [HouseholdEntity, ResidenceEntity];
