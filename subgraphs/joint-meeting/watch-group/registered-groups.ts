import { WatchGroup } from "./watch-group";

/** What the registers say of a child that makes it one of a watch group. Dates are YYYY-MM-DD. */
export interface WatchedRecords {
  welfare: readonly { category: string; grantedOn: string; endedOn: string | null }[];
  disability: { issuedOn: string; expiresOn: string | null } | null;
  /** Its places on a roll (在籍 or 休学). */
  onRoll: readonly { leftBehind: boolean; migrantChild: boolean }[];
  /** Whether the 户籍 is known to be in another county. */
  isAtHomeElsewhere: boolean;
}

/** Categories of the welfare register that are watch groups of the same name. */
const OF_WELFARE: readonly string[] = [
  WatchGroup.ORPHAN,
  WatchGroup.DE_FACTO_UNATTENDED,
  WatchGroup.IN_DIFFICULTY,
  WatchGroup.LEFT_BEHIND,
];

/** Whether a child moved here with its parents: at home (户籍) in another county, or 随迁子女 on the roll. */
export function isMigrant({
  isAtHomeElsewhere,
  onRoll,
}: Pick<WatchedRecords, "isAtHomeElsewhere" | "onRoll">): boolean {
  return isAtHomeElsewhere || onRoll.some(({ migrantChild }) => migrantChild);
}

/** The watch groups (重点人群) that the registers tell of on a day, in the order of {@link WatchGroup}. */
export function registeredGroups(records: WatchedRecords, day: string): WatchGroup[] {
  const { welfare, disability, onRoll } = records;
  const groups = new Set<string>();
  for (const { category, grantedOn, endedOn } of welfare)
    if (OF_WELFARE.includes(category) && isInForce(grantedOn, endedOn, day)) groups.add(category);
  if (disability !== null && isInForce(disability.issuedOn, disability.expiresOn, day)) groups.add(WatchGroup.DISABLED);
  if (onRoll.some(({ leftBehind }) => leftBehind)) groups.add(WatchGroup.LEFT_BEHIND);
  if (isMigrant(records)) groups.add(WatchGroup.MIGRANT);
  return inOrder(groups);
}

/** Watch groups in the order of the list, each once. */
export function inOrder(groups: ReadonlySet<string>): WatchGroup[] {
  return groups.size === 0 ? [] : Object.values(WatchGroup).filter((group) => groups.has(group));
}

/** Both days count: the first, and the last of validity. */
const isInForce = (from: string, to: string | null, day: string): boolean => from <= day && (to === null || to >= day);
