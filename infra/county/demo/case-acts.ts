import type { Client } from "./clients";
import type { LedgerChild } from "./year-rosters";

/** Where a child of the demo is at school, and the case that is worked for it. */
export interface PlayedChild extends LedgerChild {
  childId: string;
  enrolmentId: string;
  schoolId: string;
  regionCode: string;
}

/** Who acts in the county, each under the account of the name. */
export type Actors = (account: string) => Client;

export type StepKind =
  | "CONFIRM_DROPOUT"
  | "PERSUASION"
  | "WRITTEN_REPORT"
  | "RETURN_NOTICE"
  | "ORDER_NOTICE"
  | "DEMAND"
  | "LAWSUIT";

const CASE = "__typename ... on Case { id version } ... on Refusal { message }";

/** The person, enrolment, school and township of a child, as the office finds them by the ID number. */
export async function findChild(actors: Actors, regionCode: string, child: LedgerChild): Promise<PlayedChild> {
  interface Found {
    id: string;
    enrolments: { id: string; school: { id: string } }[];
  }
  const { id: childId, enrolments } = await actors("office").ask<Found>(
    "query ($of: CitizenId!) { child(idNumber: $of) { id enrolments { id school { id } } } }",
    { of: child.idNumber },
  );
  const [enrolment] = enrolments;
  if (enrolment === undefined) throw new Error(`a child of the ledger is on no roll`);
  const { id: enrolmentId, school } = enrolment;
  return { ...child, childId, enrolmentId, schoolId: school.id, regionCode };
}

/** The school enters a dropout into the ledger (劝返台账). */
export async function recordDropout(actors: Actors, child: PlayedChild, on: string): Promise<void> {
  const { enrolmentId, reason, whereabouts, responsiblePerson } = child;
  await actors(`school-${child.schoolId}`).ask(
    `mutation ($enrolmentId: ID!, $on: Date!, $reason: String!, $whereabouts: String!, $by: String) {
      recordDropout(enrolmentId: $enrolmentId, foundOn: $on, reason: $reason, whereabouts: $whereabouts, responsiblePerson: $by) {
        __typename ... on Refusal { message }
      }
    }`,
    { enrolmentId, on, reason, whereabouts, by: responsiblePerson },
  );
}

/** The office opens a case for each entry of the ledger that has none. Returns how many it opened. */
export async function openCases(actors: Actors, regionCode: string): Promise<number> {
  let opened = 0;
  for (let from: string | null = null, more = true; more; more = from !== null) {
    const page: { opened: number; next: string | null } = await actors("office").ask(
      `mutation ($regionCode: RegionCode!, $from: String) {
        openCasesFromLedger(regionCode: $regionCode, from: $from) {
          __typename ... on LedgerOpening { opened next } ... on Refusal { message }
        }
      }`,
      { regionCode, from },
    );
    opened += page.opened;
    from = page.next;
  }
  return opened;
}

interface OpenCase {
  id: string;
  version: number;
  /** By where the child was at school and lives, its school and township are competent. */
  school: { id: string };
  township: { code: string };
}

/** The case of a child that is not closed. */
export async function findOpenCase(actors: Actors, { regionCode, childId }: PlayedChild): Promise<OpenCase> {
  const { edges } = await actors("office").ask<{ edges: { node: OpenCase }[] }>(
    `query ($regionCode: RegionCode!, $childId: ID!) {
      cases(regionCode: $regionCode, childId: $childId, states: [OPEN, WATCHED], first: 1) {
        edges { node { id version school { id } township { code } } }
      }
    }`,
    { regionCode, childId },
  );
  const [found] = edges;
  if (found === undefined) throw new Error("a child of the ledger has no open case");
  return found.node;
}

/** A visit of one line (双线) at the child's home. */
export async function visit(
  actors: Actors,
  child: PlayedChild,
  line: "EDUCATION" | "GOVERNMENT",
  on: string,
): Promise<void> {
  const found = await findOpenCase(actors, child);
  const visitors =
    line === "EDUCATION"
      ? [{ line, name: child.responsiblePerson, post: "班主任" }]
      : [{ line, name: "陆志强", post: "街道干部" }];
  await deskOf(actors, found, line === "EDUCATION" ? "SCHOOL" : "TOWNSHIP").ask(
    `mutation ($caseId: ID!, $version: Int!, $on: Date!, $visitors: [CaseVisitorInput!]!) {
      recordVisit(caseId: $caseId, version: $version, visitedOn: $on, visitors: $visitors, met: "监护人", said: "宣讲义务教育法，动员返校") {
        ${CASE}
      }
    }`,
    { caseId: found.id, version: found.version, on, visitors },
  );
}

/** The organ that takes each step here, and the paper that it takes it by. */
const STEPS: Readonly<Record<StepKind, { organ: "SCHOOL" | "TOWNSHIP"; documentKind: string | null }>> = {
  CONFIRM_DROPOUT: { organ: "SCHOOL", documentKind: null },
  PERSUASION: { organ: "SCHOOL", documentKind: null },
  WRITTEN_REPORT: { organ: "SCHOOL", documentKind: "WRITTEN_REPORT" },
  RETURN_NOTICE: { organ: "TOWNSHIP", documentKind: "RETURN_NOTICE" },
  ORDER_NOTICE: { organ: "TOWNSHIP", documentKind: "ORDER_NOTICE" },
  DEMAND: { organ: "TOWNSHIP", documentKind: "DEMAND" },
  LAWSUIT: { organ: "TOWNSHIP", documentKind: "LAWSUIT_PETITION" },
};

/** Takes a step of the child's case, by the document that its organ draws up for it. */
export async function takeStep(actors: Actors, child: PlayedChild, kind: StepKind, on: string): Promise<void> {
  const found = await findOpenCase(actors, child);
  const { organ, documentKind } = STEPS[kind];
  const desk = deskOf(actors, found, organ);
  const documentId = documentKind === null ? null : await drawUp(desk, found, { organ, documentKind, on });
  const { version } = await findOpenCase(actors, child);
  await desk.ask(
    `mutation ($caseId: ID!, $version: Int!, $kind: StepKind!, $on: Date!, $documentId: ID) {
      takeStep(caseId: $caseId, version: $version, kind: $kind, on: $on, documentId: $documentId) { ${CASE} }
    }`,
    { caseId: found.id, version, kind, on, documentId },
  );
}

interface Paper {
  organ: "SCHOOL" | "TOWNSHIP";
  documentKind: string;
  on: string;
}

async function drawUp(desk: Client, found: OpenCase, { organ, documentKind, on }: Paper): Promise<string> {
  const { id } = await desk.ask<{ id: string }>(
    `mutation ($caseId: ID!, $kind: DocumentKind!, $organ: String!, $on: Date!) {
      drawUpDocument(caseId: $caseId, kind: $kind, organ: $organ, issuedOn: $on) {
        __typename ... on CaseDocument { id } ... on Refusal { message }
      }
    }`,
    { caseId: found.id, kind: documentKind, organ: deskCode(found, organ), on },
  );
  return id;
}

/** The child is back: the school enters it into the ledger and concludes the case, which is watched from then on. */
export async function comeBack(actors: Actors, child: PlayedChild, on: string): Promise<void> {
  const school = actors(`school-${child.schoolId}`);
  const { childId, foundOn } = child;
  await school.ask(
    `mutation ($childId: ID!, $foundOn: Date!, $on: Date!) {
      recordReturn(childId: $childId, foundOn: $foundOn, returnedOn: $on, paper: "返校确认书") { __typename ... on Refusal { message } }
    }`,
    { childId, foundOn, on },
  );
  await concludeReturn(actors, child, on);
}

/** Concludes a child's case as returned, by the school that confirms it (返校). */
export async function concludeReturn(actors: Actors, child: PlayedChild, on: string): Promise<void> {
  const found = await findOpenCase(actors, child);
  await actors("education").ask(
    `mutation ($caseId: ID!, $version: Int!, $on: Date!) {
      concludeCase(caseId: $caseId, version: $version, outcome: RETURNED, on: $on, paper: "返校确认书") { ${CASE} }
    }`,
    { caseId: found.id, version: found.version, on },
  );
}

function deskOf(actors: Actors, { school, township }: OpenCase, organ: "SCHOOL" | "TOWNSHIP"): Client {
  return actors(organ === "SCHOOL" ? `school-${school.id}` : `township-${township.code}`);
}

function deskCode({ school, township }: OpenCase, organ: "SCHOOL" | "TOWNSHIP"): string {
  return organ === "SCHOOL" ? `school:${school.id}` : `township:${township.code}`;
}
