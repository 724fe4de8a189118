import { registeredGroups, isMigrant as isMigrantBy, type WatchedRecords } from "../watch-group/registered-groups";
import type { WatchGroup } from "../watch-group/watch-group";
import type { ViewOnDay } from "./view-on-day";

/** Whether a child moved here with its parents (随迁). */
export const isMigrant = (view: ViewOnDay): boolean => isMigrantBy(watchedRecords(view));

/** The watch groups (重点人群) that the registers tell of. */
export const watchGroupsOf = (view: ViewOnDay): WatchGroup[] => registeredGroups(watchedRecords(view), view.rules.asOf);

function watchedRecords({ welfare, disability, active, homeCountyCode, rules }: ViewOnDay): WatchedRecords {
  const isAtHomeElsewhere = homeCountyCode !== null && homeCountyCode !== rules.countyCode;
  return { welfare, disability, onRoll: active, isAtHomeElsewhere };
}
