import { APPROVAL_MUTATIONS } from "./approval-mutations";
import { CASE_MUTATIONS } from "./case-mutations";
import { DEADLINE_MUTATIONS } from "./deadline-mutations";
import { DOCUMENT_MUTATIONS } from "./document-mutations";
import { EDUCATION_MUTATIONS } from "./education-mutations";
import type { Expectation } from "./expectation";
import { JOINT_MEETING_MUTATIONS } from "./joint-meeting-mutations";
import { MEETING_MUTATIONS } from "./meeting-mutations";
import { OVERSIGHT_MUTATIONS } from "./oversight-mutations";
import { SCHOOLING_MUTATIONS } from "./schooling-mutations";
import { STEP_MUTATIONS } from "./step-mutations";
import { TASK_MUTATIONS } from "./task-mutations";

/** Every field of `Mutation`. */
export const MUTATIONS: Readonly<Record<string, Expectation>> = {
  ...EDUCATION_MUTATIONS,
  ...SCHOOLING_MUTATIONS,
  ...APPROVAL_MUTATIONS,
  ...CASE_MUTATIONS,
  ...DEADLINE_MUTATIONS,
  ...DOCUMENT_MUTATIONS,
  ...JOINT_MEETING_MUTATIONS,
  ...MEETING_MUTATIONS,
  ...OVERSIGHT_MUTATIONS,
  ...STEP_MUTATIONS,
  ...TASK_MUTATIONS,
};
