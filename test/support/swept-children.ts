import { AbsenceKind } from "../../subgraphs/education/attendance/absence-kind";
import type { CountyInProcess } from "./county-in-process";
import { enrol, recordDropouts } from "./education-rows";
import { inventIdNumber } from "./people";
import { registerHouseholds } from "./public-security-rows";

const LIUNAN = "450204";
/** Birth dates of the crowd, a thousand at most of each. */
const BIRTH_DATES = ["2008-05-01", "2009-05-01", "2010-05-01"];

const child = (sequence: number): string => inventIdNumber(LIUNAN, "2007-05-01", sequence);

/** Children that a sweep finds something of, by what. */
export const SWEPT = {
  onNoRoll: child(1),
  outOfSchool: child(2),
  onTwoRolls: child(3),
  longAway: child(4),
  /** Known to 公安 under one number, at school under another. */
  underTwoNumbers: { known: child(5), atSchool: child(6) },
} as const;

/** The kinds that a sweep of {@link plantSweptChildren} finds, one finding each. */
export const SWEPT_KINDS = ["ABSENT_ON_ROLL", "DOUBLE_ENROLMENT", "DROPOUT", "ID_CONFLICT", "NOT_ENROLLED"];

/** School days of October and November 2018, the holidays of October left out: more than twenty. */
const SCHOOL_DAYS = ["2018-10-", "2018-11-"]
  .flatMap((month) => Array.from({ length: 30 }, (_, index) => `${month}${String(index + 1).padStart(2, "0")}`))
  .filter((date) => date > "2018-10-08" && ![0, 6].includes(new Date(date).getUTCDay()));

/** Plants a crowd of children whom nothing is the matter with, each at school, and {@link SWEPT}. */
export async function plantSweptChildren({ departments }: CountyInProcess, crowd: number): Promise<void> {
  const people = Array.from({ length: crowd }, (_, index) => {
    const birthDate = BIRTH_DATES[Math.floor(index / 1000)] ?? "";
    const row = { name: nameOf(index), birthDate, guardianName: `${nameOf(index)}父` };
    return { idNumber: inventIdNumber(LIUNAN, birthDate, index % 1000), row };
  });
  const special = (idNumber: string, name: string) => ({
    idNumber,
    row: { name, birthDate: "2007-05-01", guardianName: `${name}母` },
  });
  const { onNoRoll, outOfSchool, onTwoRolls, longAway, underTwoNumbers } = SWEPT;
  const twice = special(onTwoRolls, "韦两校");
  const away = special(longAway, "梁久旷");
  const conflicting = special(underTwoNumbers.known, "覃两号");
  for (let start = 0; start < crowd; start += 1000) {
    const some = people.slice(start, start + 1000);
    await registerHouseholds(departments["public-security"], some);
    await enrol(departments.education, some);
  }
  await registerHouseholds(departments["public-security"], [
    special(onNoRoll, "黄失学"),
    special(outOfSchool, "莫辍学"),
    twice,
    away,
    conflicting,
  ]);
  await enrol(departments.education, [
    twice,
    { ...twice, studentNumber: "L20180001" },
    { ...away, absences: SCHOOL_DAYS.map((absentOn) => ({ absentOn, kind: AbsenceKind.UNEXCUSED })) },
    { ...conflicting, idNumber: underTwoNumbers.atSchool },
  ]);
  await recordDropouts(departments.education, [{ idNumber: outOfSchool, row: { foundOn: "2018-10-01" } }]);
}

/** Names that no two children of a crowd have alike. */
function nameOf(index: number): string {
  const han = (value: number): string => String.fromCharCode(0x4e00 + value);
  return `韦${han(Math.floor(index / 100))}${han(200 + (index % 100))}`;
}
