import type { EntityManager } from "typeorm";
import type { Piece } from "../../../infra/runtime/rounds/run-rounds";
import { lapseApprovals } from "../approval/approvals";
import { watchCases } from "../case-outcome/watch-cases";
import { meetingDuties } from "../meeting/meeting-duties";
import { actOnDeadlines } from "./act-on-deadlines";
import { DEADLINE_ACTS } from "./deadline-act";
import { keepReportDeadlines } from "./keep-report-deadlines";
import type { RoundResources } from "./round-resources";

/** A piece of a county day's casework. */
export type RoundPiece = Piece<RoundResources>;

/** A piece that is one transaction. */
const within = (
  work: (manager: EntityManager, resources: RoundResources, day: string) => Promise<void>,
): RoundPiece["run"] => {
  return (resources, day) => resources.database.transaction((manager) => work(manager, resources, day));
};

/** What a day's round does, in order: what ends or sets deadlines comes before what reminds of them. */
export const ROUND_PIECES: readonly RoundPiece[] = [
  { name: "WATCH_CASES", run: watchCases },
  { name: "REPORTS", run: keepReportDeadlines },
  { name: "APPROVALS", run: within((manager, _resources, day) => lapseApprovals(manager, day)) },
  {
    name: "MEETING_DUTIES",
    run: within((manager, { countyCode, clock }, day) => meetingDuties(manager, { countyCode, day, at: clock.now() })),
  },
  ...DEADLINE_ACTS.map((act) => ({
    name: act,
    run: (resources: RoundResources, day: string) => actOnDeadlines(resources, day, act),
  })),
];
