import type { Expectation } from "./expectation";

/** What the letters' service alone tells, for a letter alone: of an event that is none, so that nothing is told. */
const telling = (selection: string): Expectation => ({
  department: "joint-meeting",
  roles: ["letters"],
  purposes: ["LETTER"],
  selection: `${selection} { ... on Refusal { reason } }`,
  marker: "NOT_FOUND",
});

const LETTER =
  'eventId: "none", letterId: "none", peerCode: "451302", peerName: "来宾市兴宾区教育局", on: "2018-12-31"';

/** Mutations by which cases are told of their letters. */
export const CASE_LETTER_MUTATIONS: Readonly<Record<string, Expectation>> = {
  recordLetterEvent: telling(`recordLetterEvent(${LETTER}, kind: SIGNED, direction: OUT)`),
  openCaseByLetter: telling(`openCaseByLetter(${LETTER}, itemId: "none", childId: "none", since: "2018-09-03")`),
};
