import { z } from "zod";
import { CaseResponsibleLevel } from "../responsible/responsible-level";

const TEXT = z.string();
const REGION = z.object({ code: TEXT });

const RESPONSIBLE = z.object({
  level: z.enum(CaseResponsibleLevel),
  grade: z.int().nullable(),
  className: TEXT.nullable(),
  name: TEXT,
  post: TEXT,
  enrolment: z.object({ id: TEXT }).nullable(),
});

const ENROLMENT = z.object({
  id: TEXT,
  state: TEXT,
  stateDate: TEXT.nullable(),
  entryMonth: TEXT,
  grade: z.int(),
  className: TEXT,
  school: z.object({ id: TEXT, township: REGION, responsiblePersons: z.array(RESPONSIBLE) }).nullable(),
});

/** A list that is null is a department that is missing, which an answer without errors never has: it does not fit. */
const CHILD = z.object({
  id: TEXT,
  household: z.object({ county: REGION, township: REGION, state: TEXT }).nullable(),
  residences: z.array(
    z.object({ homeCounty: REGION, township: REGION, registeredOn: TEXT, cancelledOn: TEXT.nullable() }),
  ),
  enrolments: z.array(ENROLMENT),
});

const STAY = z.object({ foundOn: TEXT, returnedOn: TEXT.nullable() });

const ENTRY = STAY.extend({
  reason: TEXT,
  whereabouts: TEXT,
  responsiblePerson: TEXT.nullable(),
});

/** The answer of the trusted document `case-opening`. */
export const OPENING_ANSWER = z.object({ child: CHILD.extend({ dropoutRecords: z.array(ENTRY) }) });

/** A page of the trusted document `case-ledger`. A line without its child does not fit: no case could be opened of it. */
export const LEDGER_ANSWER = z.object({
  ledger: z.object({
    edges: z.array(z.object({ node: ENTRY.extend({ child: CHILD.extend({ dropoutRecords: z.array(STAY) }) }) })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: TEXT.nullable() }),
  }),
});

/** What the departments know of a child, as a case's opening reads it. */
export type OpeningChild = z.output<typeof CHILD>;

/** A time out of school by the ledger. Dates are YYYY-MM-DD. */
export type LedgerStay = z.output<typeof STAY>;

/** An entry of the ledger of dropouts (劝返台账) in education's own words. Dates are YYYY-MM-DD. */
export type LedgerEntry = z.output<typeof ENTRY>;
