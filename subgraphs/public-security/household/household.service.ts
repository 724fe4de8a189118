import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import type { HouseholdEntity } from "./household.entity";
import { mayReadHousehold } from "./household.policy";

/** The 户籍 entry of a person, or null when there is none that the caller may read. */
export async function findHousehold(
  households: DataLoader<string, HouseholdEntity[]>,
  caller: Caller,
  personId: string,
): Promise<HouseholdEntity | null> {
  const rows = await households.load(personId);
  return rows.find((row) => mayReadHousehold(caller, row)) ?? null;
}
