import { APPROVAL_MUTATIONS } from "./approval-mutations";
import { CASE_LETTER_MUTATIONS } from "./case-letter-mutations";
import { CASE_MUTATIONS } from "./case-mutations";
import { DEADLINE_MUTATIONS } from "./deadline-mutations";
import { DIRECTORY_MUTATIONS } from "./directory-mutations";
import { DOCUMENT_MUTATIONS } from "./document-mutations";
import { EDUCATION_MUTATIONS } from "./education-mutations";
import type { Expectation } from "./expectation";
import { CASE_EVENT_MUTATIONS } from "./case-event-mutations";
import { INCOMING_MUTATIONS } from "./incoming-mutations";
import { JOINT_MEETING_MUTATIONS } from "./joint-meeting-mutations";
import { LETTER_MUTATIONS } from "./letter-mutations";
import { MEETING_MUTATIONS } from "./meeting-mutations";
import { OVERSIGHT_MUTATIONS } from "./oversight-mutations";
import { ROUND_MUTATIONS } from "./round-mutations";
import { SCHOOLING_MUTATIONS } from "./schooling-mutations";
import { POST_MUTATIONS } from "./post-mutations";
import { STEP_MUTATIONS } from "./step-mutations";
import { TASK_MUTATIONS } from "./task-mutations";

/** Every field of `Mutation`. */
export const MUTATIONS: Readonly<Record<string, Expectation>> = {
  ...EDUCATION_MUTATIONS,
  ...SCHOOLING_MUTATIONS,
  ...APPROVAL_MUTATIONS,
  ...CASE_MUTATIONS,
  ...CASE_LETTER_MUTATIONS,
  ...DEADLINE_MUTATIONS,
  ...DIRECTORY_MUTATIONS,
  ...DOCUMENT_MUTATIONS,
  ...CASE_EVENT_MUTATIONS,
  ...INCOMING_MUTATIONS,
  ...JOINT_MEETING_MUTATIONS,
  ...LETTER_MUTATIONS,
  ...MEETING_MUTATIONS,
  ...OVERSIGHT_MUTATIONS,
  ...ROUND_MUTATIONS,
  ...POST_MUTATIONS,
  ...STEP_MUTATIONS,
  ...TASK_MUTATIONS,
};
