import type { PersonId } from "../../../schema/person-id";
import type { FindingKind } from "../finding/finding-kind";
import type { FindingState } from "../finding/finding-state";
import type { OwnerKind } from "../finding/owner-kind";
import type { SettleReason } from "../finding/settle-reason";
import type { WatchGroup } from "../watch-group/watch-group";
import type { RollState } from "./roll-state";
import type { SchoolingState } from "./schooling-state";

/** A child on a ledger as the tables have it: what the sweep made of it, and the finding that puts it there. */
export interface LedgerRow {
  childId: PersonId;
  schoolingState: SchoolingState;
  townshipCode: string | null;
  schoolId: string | null;
  grade: number | null;
  className: string | null;
  onRoll: boolean;
  rollState: RollState | null;
  homeCountyCode: string | null;
  migrant: boolean;
  poorHousehold: boolean;
  sweptGroups: WatchGroup[];
  /** Null, with all that follows, for a child of school age who is on no other ledger. */
  findingId: string | null;
  kind: FindingKind | null;
  findingState: FindingState | null;
  /** YYYY-MM-DD */
  since: string | null;
  ownerKind: OwnerKind | null;
  ownerCode: string | null;
  evidenceSealed: Buffer | null;
  /** YYYY-MM-DD */
  settledOn: string | null;
  settleReason: SettleReason | null;
  paperSealed: Buffer | null;
}
