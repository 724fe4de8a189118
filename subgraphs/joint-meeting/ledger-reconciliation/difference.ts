import { toRegion } from "../../../infra/runtime/region.type";
import type { PersonId } from "../../../schema/person-id";
import { toSchool } from "../school/school.type";
import { ROLL_STATE_TITLES, type RollState } from "../three-ledgers/roll-state";
import { LedgerDifferenceKind } from "./difference-kind";
import type { LedgerDifference } from "./ledger-reconciliation.type";

/** A difference as the tables have it. Dates are YYYY-MM-DD. */
export interface DifferenceRow {
  childId: PersonId;
  kind: LedgerDifferenceKind;
  townshipCode: string | null;
  schoolId: string | null;
  rollState: RollState | null;
  rollStateDate: string | null;
  /** Oldest first. */
  spells: { foundOn: string; returnedOn: string | null }[];
  settledOn: string | null;
}

/** The difference of a row, with what each side says in the words of the papers. */
export function toLedgerDifference(row: DifferenceRow): LedgerDifference {
  const { kind, childId, schoolId, townshipCode } = row;
  return {
    kind,
    child: { id: childId },
    school: toSchool(schoolId),
    township: townshipCode === null ? null : toRegion(townshipCode),
    ledgerSays: ledgerWords(row),
    rollSays: rollWords(row),
  };
}

function ledgerWords({ kind, spells, settledOn }: DifferenceRow): string {
  if (kind === LedgerDifferenceKind.STRUCK_OFF_BUT_FOUND) return `${settledOn}销号`;
  if (kind === LedgerDifferenceKind.ON_ROLL_BUT_NOT_REGISTERED) return "未列入适龄儿童台账（本县无户籍、无居住登记）";
  if (kind === LedgerDifferenceKind.SCHOOL_AGE_UNEXPLAINED) return "列入适龄儿童台账，未列入疑似辍学、辍学台账";
  const last = spells.at(-1);
  if (last === undefined) return "未列入劝返台账";
  const returned = last.returnedOn === null ? "未返校" : `${last.returnedOn}返校`;
  return `劝返台账：${last.foundOn}发现，${returned}`;
}

function rollWords({ rollState, rollStateDate }: DifferenceRow): string {
  if (rollState === null) return "无学籍";
  const since = rollStateDate === null ? "" : `（${rollStateDate}）`;
  return `学籍：${ROLL_STATE_TITLES[rollState]}${since}`;
}
