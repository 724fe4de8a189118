import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import type { HouseholdMemberEntity } from "./household-member.entity";
import { mayReadHouseholdMember } from "./poverty-relief.policy";

/**
 * The household of a person that the caller may read: the newest of those still helped on a day, else the newest of
 * those lifted; null when there is none.
 * @param today YYYY-MM-DD.
 */
export async function findHouseholdMember(
  householdMembers: DataLoader<string, HouseholdMemberEntity[]>,
  caller: Caller,
  personId: string,
  today: string,
): Promise<HouseholdMemberEntity | null> {
  const rows = await householdMembers.load(personId);
  const readable = rows.filter((row) => mayReadHouseholdMember(caller, row));
  return readable.find(({ liftedOn }) => liftedOn === null || liftedOn > today) ?? readable[0] ?? null;
}
