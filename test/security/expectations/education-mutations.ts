import { type Expectation } from "./expectation";

/** Fields of `Mutation` of education, each asked for with ids that there are not, so that nothing changes; the marker stands in the refusal. */
export const EDUCATION_MUTATIONS: Readonly<Record<string, Expectation>> = {};
