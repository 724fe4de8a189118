import { EDUCATION_MUTATIONS } from "./education-mutations";
import type { Expectation } from "./expectation";
import { JOINT_MEETING_MUTATIONS } from "./joint-meeting-mutations";

/** Every field of `Mutation`. */
export const MUTATIONS: Readonly<Record<string, Expectation>> = {
  ...EDUCATION_MUTATIONS,
  ...JOINT_MEETING_MUTATIONS,
};
