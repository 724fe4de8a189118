import { personIdOf, personIdOfStudentNumber } from "../../../schema/person-id";
import { FindingKind } from "../../../subgraphs/joint-meeting/finding/finding-kind";
import type { TrueFinding } from "../../support/generated-county/county-draft";
import type { GeneratedCounty } from "../../support/generated-county/generate-county";

/** How much of what is true was found, and how much of what was found is true. */
export interface Score {
  precision: number;
  recall: number;
}

/** Judges what was found by the truth, both as texts that name kind and child. */
export interface Judgement {
  scores: Record<FindingKind, Score>;
  /** What is missing and what is too much, each with kind, number and the scenario it comes from. */
  faults: string[];
}

/** A finding as a text, by the numbers of its children. */
export const keyOf = (kind: string, number: string, otherNumber: string | null = null): string =>
  [kind, number, ...(otherNumber === null ? [] : [otherNumber])].join(" ");

/** The truth as texts; of a pair of which either may stand first, the one with the smaller person id does. */
export function keysOfTruth({ truth }: GeneratedCounty, personIdKey: Buffer): string[] {
  const idOf = (number: string) => toPersonId(number, personIdKey);
  return truth.map((finding) => {
    const [first, second] = pairOf(finding, idOf);
    return keyOf(finding.kind, first, second);
  });
}

/** The numbers of a county's remarkable children by person id. */
export function numbersById({ origins }: GeneratedCounty, personIdKey: Buffer): Map<string, string> {
  return new Map([...origins.keys()].map((number) => [toPersonId(number, personIdKey), number]));
}

/** Compares finding by finding; one found twice is one too many. */
export function judge({ origins }: GeneratedCounty, truth: readonly string[], found: readonly string[]): Judgement {
  const expected = new Set(truth);
  const given = new Set(found);
  const missing = truth.filter((key) => !given.has(key));
  const excess = found.filter((key, index) => !expected.has(key) || found.indexOf(key) !== index);
  const describe = (what: string, key: string): string =>
    `${what} ${key} (${origins.get(key.split(" ")[1] ?? "") ?? "an ordinary child"})`;
  const scores = Object.values(FindingKind).map((kind) => {
    const count = (keys: readonly string[]) => keys.filter((key) => key.startsWith(`${kind} `)).length;
    const right = count(truth) - count(missing);
    return [kind, { precision: right / (right + count(excess)), recall: right / count(truth) }];
  });
  return {
    scores: Object.fromEntries(scores) as Record<FindingKind, Score>,
    faults: [
      ...missing.map((key) => describe("missing", key)),
      ...excess.map((key) => describe("excess ", key)),
    ].toSorted(),
  };
}

function pairOf(
  { idNumber, otherIdNumber, eitherFirst }: TrueFinding,
  idOf: (number: string) => string,
): readonly [string, string | null] {
  if (otherIdNumber === undefined) return [idNumber, null];
  const isOtherFirst = eitherFirst === true && idOf(otherIdNumber) < idOf(idNumber);
  return isOtherFirst ? [otherIdNumber, idNumber] : [idNumber, otherIdNumber];
}

const toPersonId = (number: string, key: Buffer): string =>
  /^[LJ]/.test(number) ? personIdOfStudentNumber(number, key) : personIdOf(number, key);
