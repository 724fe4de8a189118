import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import type { HouseholdEntity } from "./household.entity";
import { mayReadHousehold } from "./household.policy";

/** Who reads which county's register. */
export interface HouseholdReading {
  caller: Caller;
  countyCode: string;
  households: DataLoader<string, HouseholdEntity[]>;
}

/** The 户籍 entry of a person, or null when there is none that the caller may read. */
export async function findHousehold(
  { caller, countyCode, households }: HouseholdReading,
  personId: string,
): Promise<HouseholdEntity | null> {
  const rows = await households.load(personId);
  return rows.find((row) => mayReadHousehold(caller, row, countyCode)) ?? null;
}
