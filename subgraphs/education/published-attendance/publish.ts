import { toSchool } from "../school/school.type";
import { publishableKinds } from "./publishable-kinds";
import type { ClassOfDay, SchoolDay } from "./published-attendance.service";
import type { PublishedAttendance, PublishedClassAttendance } from "./published-attendance.type";

/** What is published of a school's day. */
export function publish({ school, classes, rule }: SchoolDay, date: string): PublishedAttendance {
  const published = classes.map(publishClass);
  const sum = (pick: (one: ClassOfDay) => number | null) => classes.reduce((total, one) => total + (pick(one) ?? 0), 0);
  const counts = {
    unexcused: sum((one) => one.unexcused),
    sickLeave: sum((one) => one.sickLeave),
    personalLeave: sum((one) => one.personalLeave),
  };
  const reported = published.length > 0 && published.every((one) => one.reported);
  const enrolled = sum((one) => one.enrolled);
  const absent = counts.unexcused + counts.sickLeave + counts.personalLeave;
  return {
    school: toSchool(school),
    date,
    reported,
    enrolled,
    present: reported ? enrolled - absent : null,
    absent: reported ? absent : null,
    absences: reported ? publishableKinds(counts, rule.smallestCount) : null,
    classes: published,
  };
}

function publishClass(row: ClassOfDay): PublishedClassAttendance {
  const { grade, className, enrolled, reportedAt, unexcused, sickLeave, personalLeave } = row;
  const place = { grade, className, enrolled, reportedAt };
  if (unexcused === null || sickLeave === null || personalLeave === null) {
    return { ...place, reported: false, present: null, absent: null };
  }
  const absent = unexcused + sickLeave + personalLeave;
  return { ...place, reported: true, present: enrolled - absent, absent };
}
