import { toRegion } from "../../../infra/runtime/region.type";
import { toFindingOwner } from "../finding/finding-owner.type";
import { toSchool } from "../school/school.type";
import type { LedgerEntry } from "./ledger-entry.type";
import type { LedgerRow } from "./ledger-row";
import type { ThreeLedger } from "./three-ledger";

/** The entry of a row. */
export function toLedgerEntry(row: LedgerRow, ledger: ThreeLedger): LedgerEntry {
  const { childId, townshipCode, homeCountyCode, schoolId, ownerKind, ownerCode, settledOn } = row;
  return {
    ...row,
    ledger,
    child: { id: childId },
    school: toSchool(schoolId),
    township: townshipCode === null ? null : toRegion(townshipCode),
    homeRegion: homeCountyCode === null ? null : toRegion(homeCountyCode),
    responsible: ownerKind === null || ownerCode === null ? null : toFindingOwner({ ownerKind, ownerCode }),
    struckOff: settledOn === null ? null : { on: settledOn, reason: row.settleReason, paperSealed: row.paperSealed },
  };
}
