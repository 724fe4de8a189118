import type DataLoader from "dataloader";
import type { EnrolmentService } from "../enrolment/enrolment.service";
import { AbsenceKind } from "./absence-kind";
import type { AbsenceEntity } from "./absence.entity";
import type { Attendance } from "./attendance.type";

/** Attendance of a child over the enrolments that the caller may read; null when there is none. */
export async function findAttendance(
  enrolments: EnrolmentService,
  absences: DataLoader<string, AbsenceEntity[]>,
  personId: string,
): Promise<Attendance | null> {
  const visible = await enrolments.findOfChild(personId);
  if (visible.length === 0) return null;
  const rows = (await Promise.all(visible.map(({ id }) => absences.load(id)))).flat();
  return summarise(rows.toSorted((one, other) => one.absentOn.localeCompare(other.absentOn)));
}

function summarise(rows: readonly Pick<AbsenceEntity, "absentOn" | "kind">[]): Attendance {
  const daysOf = (wanted: AbsenceKind) =>
    new Set(rows.filter(({ kind }) => kind === wanted).map(({ absentOn }) => absentOn)).size;
  return {
    absences: rows.map(({ absentOn, kind }) => ({ date: absentOn, kind })),
    unexcusedDays: daysOf(AbsenceKind.UNEXCUSED),
    sickLeaveDays: daysOf(AbsenceKind.SICK_LEAVE),
    personalLeaveDays: daysOf(AbsenceKind.PERSONAL_LEAVE),
  };
}
