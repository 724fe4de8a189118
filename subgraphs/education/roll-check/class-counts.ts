import { AbsenceKind } from "../attendance/absence-kind";
import { classKey, type SchoolClass } from "./expected";

/** How many of a class were expected, and how many of them were absent, by kind. */
export interface ClassCounts extends SchoolClass {
  enrolled: number;
  unexcused: number;
  sickLeave: number;
  personalLeave: number;
}

export const presentOf = ({ enrolled, unexcused, sickLeave, personalLeave }: ClassCounts): number =>
  enrolled - unexcused - sickLeave - personalLeave;

/** Counts the students of classes, in the order of grade and class; `kind` is null for whoever is there. */
export function countClasses(
  students: readonly { place: SchoolClass; kind: AbsenceKind | null }[],
): Map<string, ClassCounts> {
  const counts = new Map<string, ClassCounts>();
  for (const { place, kind } of students.toSorted((one, other) => compareClasses(one.place, other.place))) {
    const key = classKey(place);
    const count = counts.get(key) ?? { ...place, enrolled: 0, unexcused: 0, sickLeave: 0, personalLeave: 0 };
    count.enrolled += 1;
    if (kind === AbsenceKind.UNEXCUSED) count.unexcused += 1;
    if (kind === AbsenceKind.SICK_LEAVE) count.sickLeave += 1;
    if (kind === AbsenceKind.PERSONAL_LEAVE) count.personalLeave += 1;
    counts.set(key, count);
  }
  return counts;
}

/** Grades in order, and 10班 after 9班. */
export function compareClasses(one: SchoolClass, other: SchoolClass): number {
  return one.grade - other.grade || one.className.localeCompare(other.className, "zh", { numeric: true });
}

export function sameCounts(one: ClassCounts, other: ClassCounts | undefined): boolean {
  return (
    other !== undefined &&
    one.enrolled === other.enrolled &&
    one.unexcused === other.unexcused &&
    one.sickLeave === other.sickLeave &&
    one.personalLeave === other.personalLeave
  );
}
