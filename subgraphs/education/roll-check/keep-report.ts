import type { EntityManager } from "typeorm";
import { rowDigest } from "../../../infra/rosters";
import type { Caller } from "../../../infra/runtime/caller";
import type { Vault } from "../../../infra/runtime/vault";
import type { AbsenceKind } from "../attendance/absence-kind";
import { absenceRoster } from "../rosters/absence.roster";
import type { ClassCounts } from "./class-counts";
import * as statements from "./roll-check.statements";

interface Absences {
  /** YYYY-MM-DD. */
  date: string;
  reportedAt: Date;
  /** Everybody expected; numbers are needed of the absent alone. */
  students: readonly { id: string; studentNumberSealed: Buffer | null }[];
  kinds: ReadonlyMap<string, AbsenceKind>;
}

/** Writes the rows that the roster 缺勤 would, so that one that repeats them changes nothing; clears those of whoever was there. */
export async function keepAbsences(
  manager: EntityManager,
  { date, reportedAt, students, kinds }: Absences,
  vault: Vault,
): Promise<void> {
  const absent = students.flatMap(({ id, studentNumberSealed }) => {
    const kind = kinds.get(id);
    if (kind === undefined || studentNumberSealed === null) return [];
    const row = { 学籍号: vault.open(studentNumberSealed), 日期: date, 类型: kind };
    return [{ id, kind, digest: rowDigest(row, { spec: absenceRoster }, vault) }];
  });
  const ids = absent.map(({ id }) => id);
  await manager.query(statements.CLEAR_ABSENCES, [date, students.map(({ id }) => id), ids]);
  if (absent.length === 0) return;
  const columns = [ids, absent.map(({ kind }) => kind), absent.map(({ digest }) => digest)];
  await manager.query(statements.KEEP_ABSENCES, [date, reportedAt, ...columns]);
}

interface Counts {
  schoolId: string;
  /** YYYY-MM-DD. */
  date: string;
  reportedAt: Date;
  classes: readonly ClassCounts[];
}

/** Writes what was reported of each class, with who reported it. */
export async function keepCounts(
  manager: EntityManager,
  { schoolId, date, reportedAt, classes }: Counts,
  { actor, post }: Caller,
): Promise<void> {
  await manager.query(statements.KEEP_REPORTS, [
    schoolId,
    date,
    actor,
    post,
    reportedAt,
    classes.map(({ grade }) => grade),
    classes.map(({ className }) => className),
    classes.map(({ enrolled }) => enrolled),
    classes.map(({ unexcused }) => unexcused),
    classes.map(({ sickLeave }) => sickLeave),
    classes.map(({ personalLeave }) => personalLeave),
  ]);
}
