import { type Expectation, EVERY_PURPOSE, ANY, SCHOOLING } from "./expectation";

/** Every entity with a key, as it is asked for straight at a subgraph; `KEY` stands for the planted one's. */
export const REFERENCES: Readonly<Record<string, Expectation>> = {
  Enrolment: {
    department: "education",
    roles: SCHOOLING,
    purposes: EVERY_PURPOSE,
    selection: "id recordedName child { id }",
    marker: "覃密语",
  },
  School: {
    department: "education",
    roles: ["office", "leader", "education", "school", "township", "auditor"],
    purposes: ANY,
    selection: "id name principal",
    marker: "密语学校",
  },
};
