import { PLANTED_CASE } from "../planted-case";
import { ANY, type Expectation, FIGURES, ROLL_READERS, SCHOOL_READERS, TASKWORK } from "./expectation";

const region = 'regionCode: "450205"';

const reading = (selection: string): Expectation => ({
  department: "joint-meeting",
  roles: ROLL_READERS,
  purposes: TASKWORK,
  selection,
  marker: "PERSON",
});

const figure = (selection: string, marker: string): Expectation => ({
  department: "joint-meeting",
  roles: FIGURES,
  purposes: ANY,
  selection,
  marker,
});

/** Root fields of cases, their figures, and who answers for them. */
export const CASE_ROOT_FIELDS: Readonly<Record<string, Expectation>> = {
  case: reading(
    `case(id: "${PLANTED_CASE}") { number child { id } account history { note } finding { child { id } } }`,
  ),
  cases: reading(`cases(${region}) { edges { cursor node { number child { id } account history { note } } } }`),
  // The key that was given and no record: alike for whoever may ask.
  childById: {
    department: "joint-meeting",
    roles: ["office", "education"],
    purposes: ["CASE"],
    selection: `childById(id: "${"b".repeat(52)}") { id }`,
    marker: '"childById":',
  },
  caseBoard: figure(`caseBoard(${region}) { open byStage { stage open } }`, '"byStage":'),
  caseFunnel: figure(
    `caseFunnel(${region}, from: "2018-01-01", to: "2018-12-31") { opened homes { opened } }`,
    '"homes":',
  ),
  governmentResponsibles: {
    department: "joint-meeting",
    roles: SCHOOL_READERS,
    purposes: ANY,
    selection: `governmentResponsibles(${region}) { edges { node { name post } } }`,
    marker: '"edges":',
  },
};
