import { type Expectation } from "./expectation";

/** Fields of `Mutation` of the joint meeting, each asked for with ids that there are not, so that nothing changes; the marker stands in the refusal. */
export const JOINT_MEETING_MUTATIONS: Readonly<Record<string, Expectation>> = {};
