import type { Sex } from "../../../infra/runtime/sex";
import type { Whereabouts } from "../case/whereabouts";

/** What a task may open of a case to the desk that is asked, each null where the registers tell nothing. */
export interface TaskPartFields {
  childName: string | null;
  /** YYYY-MM-DD */
  birthDate: string | null;
  sex: Sex | null;
  schoolName: string | null;
  grade: number | null;
  className: string | null;
  guardianName: string | null;
  whereabouts: Whereabouts | null;
  /** YYYY-MM-DD */
  spellSince: string | null;
  /** Code of the township of the 户籍, or of the residence of a child without one here. */
  householdTownship: string | null;
  documentNumber: string | null;
}

export type PartField = keyof TaskPartFields;

/** Only what the kind opens; nothing else is kept. */
export type TaskPartSnapshot = Partial<TaskPartFields>;
