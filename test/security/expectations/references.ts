import { type Expectation, EVERY_PURPOSE, ANY, ROLL_READERS, SCHOOL_READERS } from "./expectation";

/** Every entity with a key, as it is asked for straight at a subgraph; `KEY` stands for the planted one's. */
export const REFERENCES: Readonly<Record<string, Expectation>> = {
  Enrolment: {
    department: "education",
    roles: ROLL_READERS,
    purposes: EVERY_PURPOSE,
    selection: "id recordedName child { id }",
    marker: "覃密语",
  },
  School: {
    department: "education",
    roles: SCHOOL_READERS,
    purposes: ANY,
    selection: "id name principal",
    marker: "密语学校",
  },
};
