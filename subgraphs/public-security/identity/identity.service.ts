import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import type { HouseholdEntity } from "../household/household.entity";
import { findHousehold } from "../household/household.service";
import type { ResidenceEntity } from "../residence/residence.entity";
import { findResidence } from "../residence/residence.service";

/**
 * The record that says who a person is: the 户籍 entry, else the newest 流动人口 registration. Only a record that the
 * caller may read counts, so an identity never tells of a hidden one. Null when there is none.
 */
export async function findIdentityRecord(
  households: DataLoader<string, HouseholdEntity[]>,
  residences: DataLoader<string, ResidenceEntity[]>,
  caller: Caller,
  personId: string,
): Promise<HouseholdEntity | ResidenceEntity | null> {
  const household = await findHousehold(households, caller, personId);
  return household ?? (await findResidence(residences, caller, personId));
}
