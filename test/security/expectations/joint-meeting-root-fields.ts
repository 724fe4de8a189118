import { type Expectation, ANY, FIGURES } from "./expectation";

const region = 'regionCode: "450205"';

/** Root fields of the joint meeting. */
export const JOINT_MEETING_ROOT_FIELDS: Readonly<Record<string, Expectation>> = {
  dropoutSummary: {
    department: "joint-meeting",
    roles: FIGURES,
    purposes: ANY,
    selection: `dropoutSummary(${region}, asOf: "2018-12-31") { found byHomeRegion { found } }`,
    marker: '"found":',
  },
  consolidationRate: {
    department: "joint-meeting",
    roles: FIGURES,
    purposes: ANY,
    selection: `consolidationRate(${region}, entryYear: 2015) { entrants }`,
    marker: '"entrants":',
  },
};
