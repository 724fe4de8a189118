import type { Sex } from "../../../infra/runtime/sex";
import type { PersonId } from "../../../schema/person-id";

/** What the roll will say of a child who comes from another county, as its new school has it from the papers. */
export interface Newcomer {
  personId: PersonId;
  studentNumber: string;
  idNumber: string | null;
  name: string;
  sex: Sex;
  /** YYYY-MM-DD. */
  birthDate: string;
  /** First day of the month, YYYY-MM-01. */
  entryMonth: string;
  migrantChild: boolean;
  leftBehind: boolean;
  boarder: boolean;
  guardianName: string | null;
  guardianPhone: string | null;
}
