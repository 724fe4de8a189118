import type { SchoolService } from "../school/school.service";
import { type School, toSchool } from "../school/school.type";

/** The schools of rows, by id, as far as the caller may read them; asks for each once. */
export async function findSchools(
  schools: SchoolService,
  rows: readonly { schoolId: string }[],
): Promise<ReadonlyMap<string, School>> {
  const ids = [...new Set(rows.map(({ schoolId }) => schoolId))];
  const found = await Promise.all(ids.map((id) => schools.find(id)));
  return new Map(found.flatMap((row) => (row === null ? [] : [[row.id, toSchool(row)] as const])));
}

/** Whether a listing of one school is to be null: the school is missing or hidden from the caller, which look the same. */
export async function isHiddenSchool(schools: SchoolService, schoolId: string | null): Promise<boolean> {
  return schoolId !== null && (await schools.find(schoolId)) === null;
}
