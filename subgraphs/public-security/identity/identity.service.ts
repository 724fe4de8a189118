import type { HouseholdEntity } from "../household/household.entity";
import { findHousehold, type HouseholdReading } from "../household/household.service";
import type { ResidenceEntity } from "../residence/residence.entity";
import { listResidences, type ResidenceReading } from "../residence/residence.service";

/**
 * The record that says who a person is: the 户籍 entry, else the newest 流动人口 registration. Only a record that the
 * caller may read counts, so an identity never tells of a hidden one. Null when there is none.
 */
export async function findIdentityRecord(
  reading: HouseholdReading & ResidenceReading,
  personId: string,
): Promise<HouseholdEntity | ResidenceEntity | null> {
  const household = await findHousehold(reading, personId);
  if (household !== null) return household;
  const [newest = null] = await listResidences(reading, personId);
  return newest;
}
