import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import type { ResidenceEntity } from "./residence.entity";
import { mayReadResidence } from "./residence.policy";

/** The newest 流动人口 registration of a person that the caller may read, or null. */
export async function findResidence(
  residences: DataLoader<string, ResidenceEntity[]>,
  caller: Caller,
  personId: string,
): Promise<ResidenceEntity | null> {
  const rows = await residences.load(personId);
  return rows.find((row) => mayReadResidence(caller, row)) ?? null;
}
