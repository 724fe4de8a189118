import type { DepartmentName } from "../../schema/departments";
import { buildCivilAffairsSchema } from "../../subgraphs/civil-affairs/schema";
import { buildDisabledPersonsSchema } from "../../subgraphs/disabled-persons/schema";
import { buildEducationSchema } from "../../subgraphs/education/schema";
import { buildJointMeetingSchema } from "../../subgraphs/joint-meeting/schema";
import { buildLettersSchema } from "../../subgraphs/letters/schema";
import { buildPovertyReliefSchema } from "../../subgraphs/poverty-relief/schema";
import { buildPublicSecuritySchema } from "../../subgraphs/public-security/schema";

/** Builds the SDL that each department publishes, from its classes. */
export const DEPARTMENT_SDL: Record<DepartmentName, () => string> = {
  education: () => buildEducationSchema().sdl,
  "public-security": () => buildPublicSecuritySchema().sdl,
  "civil-affairs": () => buildCivilAffairsSchema().sdl,
  "disabled-persons": () => buildDisabledPersonsSchema().sdl,
  "poverty-relief": () => buildPovertyReliefSchema().sdl,
  "joint-meeting": () => buildJointMeetingSchema().sdl,
  letters: () => buildLettersSchema().sdl,
};
