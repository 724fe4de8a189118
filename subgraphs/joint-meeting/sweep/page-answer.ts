import { z } from "zod";
import type { PersonId } from "../../../schema/person-id";
import type { ChildView } from "../examination/child-view";

const TEXT = z.string();
const REGION = z.object({ code: TEXT });

const HOUSEHOLD = z.object({
  county: REGION,
  township: REGION,
  state: TEXT,
  guardianName: TEXT.nullable(),
  warnings: z.array(TEXT),
});

const RESIDENCE = z.object({
  homeCounty: REGION,
  township: REGION,
  registeredOn: TEXT,
  cancelledOn: TEXT.nullable(),
  recordedName: TEXT,
  recordedBirthDate: TEXT,
  guardianName: TEXT.nullable(),
});

const ENROLMENT = z.object({
  id: TEXT,
  recordedName: TEXT,
  recordedSex: TEXT,
  recordedBirthDate: TEXT,
  school: z.object({ id: TEXT, name: TEXT, kind: TEXT, township: REGION }).nullable(),
  grade: z.int(),
  className: TEXT,
  entryMonth: TEXT,
  state: TEXT,
  stateDate: TEXT.nullable(),
  studyMode: TEXT,
  migrantChild: z.boolean(),
  leftBehind: z.boolean(),
  guardianName: TEXT.nullable(),
  warnings: z.array(TEXT),
  unexcusedRun: z.object({ days: z.int(), from: TEXT, to: TEXT, stage: TEXT }).nullable(),
  arrivalConfirmedOn: TEXT.nullable(),
});

const DROPOUT_RECORD = z.object({
  foundOn: TEXT,
  returnedOn: TEXT.nullable(),
  reason: TEXT,
  whereabouts: TEXT,
  responsiblePerson: TEXT.nullable(),
});

/** A list that is null is a department that is missing, which an answer without errors never has: it does not fit. */
const CHILD_VIEW = z.object({
  id: TEXT.transform((id) => id as PersonId),
  identity: z.object({ name: TEXT, sex: TEXT, birthDate: TEXT }).nullable(),
  household: HOUSEHOLD.nullable(),
  residences: z.array(RESIDENCE),
  enrolments: z.array(ENROLMENT),
  dropoutRecords: z.array(DROPOUT_RECORD),
  subsidyGap: z.object({ term: TEXT, grounds: z.array(TEXT), missing: z.boolean() }).nullable(),
  welfare: z.array(z.object({ category: TEXT, grantedOn: TEXT, endedOn: TEXT.nullable(), recordedName: TEXT })),
  disabilityCertificates: z.array(
    z.object({ category: TEXT, grade: z.int(), issuedOn: TEXT, expiresOn: TEXT.nullable(), recordedName: TEXT }),
  ),
  povertyReliefs: z.array(
    z.object({ category: TEXT, identifiedOn: TEXT, liftedOn: TEXT.nullable(), recordedName: TEXT }),
  ),
}) satisfies z.ZodType<ChildView>;

const PAGE_ANSWER = z.object({ page: z.object({ edges: z.array(z.object({ node: CHILD_VIEW })) }) });

/**
 * The children of a page of the trusted document `sweep-page`, by their ids.
 * @param expected ids of all children of the page
 * @throws Error for an answer that lacks a child, has another one, or anything in another form.
 */
export function readPageAnswer(data: unknown, expected: readonly string[]): ReadonlyMap<string, ChildView> {
  const { edges } = PAGE_ANSWER.parse(data).page;
  const views = new Map(edges.map(({ node }) => [node.id as string, node]));
  if (edges.length !== expected.length || !expected.every((id) => views.has(id))) {
    throw new Error(`a page of ${expected.length} children was answered with ${edges.length}`);
  }
  return views;
}
