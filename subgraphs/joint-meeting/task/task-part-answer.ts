import { z } from "zod";
import { Sex } from "../../../infra/runtime/sex";
import type { CaseRow } from "../case/case.rows";
import type { PartField, TaskPartFields } from "./task-part";

const TEXT = z.string();
const SEX = z.enum(Sex);
const TOWNSHIP = z.object({ code: TEXT });

/** A field is there only where it was asked for: what a kind does not open is not read. */
const CHILD = z.object({
  identity: z.object({ name: TEXT, birthDate: TEXT, sex: SEX }).partial().nullish(),
  household: z.object({ guardianName: TEXT.nullable(), township: TOWNSHIP, state: TEXT }).partial().nullish(),
  residence: z
    .object({ guardianName: TEXT.nullable(), township: TOWNSHIP, cancelledOn: TEXT.nullable() })
    .partial()
    .nullish(),
  enrolments: z
    .array(
      z
        .object({
          recordedName: TEXT,
          recordedBirthDate: TEXT,
          recordedSex: SEX,
          guardianName: TEXT.nullable(),
          school: z.object({ id: TEXT, name: TEXT }).nullable(),
        })
        .partial(),
    )
    .default([]),
  dropoutRecords: z.array(z.object({ recordedName: TEXT })).default([]),
});

export const TASK_PART_ANSWER = z.object({ child: CHILD.nullable() });

type ChildAnswer = z.output<typeof CHILD>;

/** Fields that the departments tell; the others stand in the case itself. */
export const TOLD_BY_DEPARTMENTS = [
  "childName",
  "birthDate",
  "sex",
  "guardianName",
  "schoolName",
  "householdTownship",
] as const satisfies readonly PartField[];

const NOBODY: ChildAnswer = { enrolments: [], dropoutRecords: [] };

type FromCase = Pick<CaseRow, "schoolId" | "grade" | "className" | "whereabouts" | "spellSince">;

/**
 * What the departments and the case tell. Public security's word comes first, then the roll's: a child without 户籍 here has
 * a name too. The school is that of the case, not one where the child may be by now.
 */
export function partOf(given: ChildAnswer | null, found: FromCase): TaskPartFields {
  const { identity, household, residence, enrolments, dropoutRecords } = given ?? NOBODY;
  const [newest] = enrolments;
  const isHouseholdHere = household?.state !== "CANCELLED_MOVED";
  const isResident = (residence?.cancelledOn ?? null) === null;
  return {
    childName: identity?.name ?? newest?.recordedName ?? dropoutRecords[0]?.recordedName ?? null,
    birthDate: identity?.birthDate ?? newest?.recordedBirthDate ?? null,
    sex: identity?.sex ?? newest?.recordedSex ?? null,
    schoolName: enrolments.find(({ school }) => school?.id === found.schoolId)?.school?.name ?? null,
    grade: found.grade,
    className: found.className,
    guardianName: household?.guardianName ?? residence?.guardianName ?? newest?.guardianName ?? null,
    whereabouts: found.whereabouts,
    spellSince: found.spellSince,
    householdTownship:
      (isHouseholdHere ? household?.township?.code : null) ?? (isResident ? residence?.township?.code : null) ?? null,
    documentNumber: null,
  };
}
