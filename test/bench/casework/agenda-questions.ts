import { callerOf } from "../../support/callers";
import type { CaseworkCounty } from "./casework-county";
import { always, type Question } from "./question";

const OFFICE = callerOf("office", { purpose: "MEETING" });

const CONVENE = `mutation ($place: String!) {
  conveneMeeting(kind: SPECIAL, on: "2018-12-31", place: $place, chair: "某副区长", members: ["education"], reason: "春节前后") {
    __typename ... on Meeting { id version } } }`;
const DRAW_UP = `mutation ($meetingId: ID!, $version: Int!) {
  drawUpAgenda(meetingId: $meetingId, version: $version) {
    __typename ... on Meeting { id version state items { id kind position title state count } } } }`;
const VERSION = "query ($id: ID!) { meeting(id: $id) { version } }";
const VIEW = `query ($id: ID!, $first: Int! = 100, $after: String) {
  meeting(id: $id) { number heldOn state version items { id kind position title state noted count text
    subjects(first: $first, after: $after) {
      edges { node { id number caseNumber desk { code title } since dueOn days taskState note } }
      pageInfo { hasNextPage endCursor } } } } }`;
const CASES = `query ($id: ID!, $first: Int! = 20) {
  meeting(id: $id) { number heldOn state version items { id kind position title state count text
    decisions { text desk { title } dueOn caseNumber task { number state } }
    cases(first: $first) { edges { node {
      id number stage stageSince state openedOn lead { title } child { id } } } pageInfo { hasNextPage endCursor } } } } }`;

/** A meeting as it was read. */
interface Drawn {
  meetingId: string;
  version: number;
}

/** Drawing an agenda up, drawing it up anew, and reading it. */
export async function agendaQuestions({ ask }: Pick<CaseworkCounty, "ask">): Promise<Question[]> {
  let convened = 0;
  const convene = async (): Promise<Drawn> => {
    convened += 1;
    const { data } = await ask(OFFICE, CONVENE, { place: `第${convened}会议室` });
    return { meetingId: data.conveneMeeting.id, version: data.conveneMeeting.version };
  };
  const { meetingId, version } = await convene();
  await ask(OFFICE, DRAW_UP, { meetingId, version });
  const drawn = { caller: OFFICE, query: DRAW_UP, rowsOf: subjectsOf };
  return [
    { ...drawn, title: "agenda: draw it up", variables: async () => ({ ...(await convene()) }) },
    {
      ...drawn,
      title: "agenda: draw it up anew",
      variables: async () => ({
        meetingId,
        version: (await ask(OFFICE, VERSION, { id: meetingId })).data.meeting.version,
      }),
    },
    {
      title: "agenda: read, 100 subjects an item",
      caller: OFFICE,
      query: VIEW,
      variables: always({ id: meetingId }),
      rowsOf: ({ meeting }) => sum(meeting.items.map(({ subjects }: Paged) => subjects?.edges.length ?? 0)),
    },
    {
      title: "agenda: read, 20 cases an item",
      caller: OFFICE,
      query: CASES,
      variables: always({ id: meetingId }),
      rowsOf: ({ meeting }) => sum(meeting.items.map(({ cases }: Paged) => cases?.edges.length ?? 0)),
    },
  ];
}

interface Paged {
  subjects?: { edges: object[] };
  cases?: { edges: object[] };
}

/** @throws Error when the agenda was not drawn up. */
function subjectsOf({ drawUpAgenda }: { drawUpAgenda: { __typename: string; items: { count: number }[] } }): number {
  if (drawUpAgenda.__typename !== "Meeting") throw new Error("the agenda was not drawn up");
  return sum(drawUpAgenda.items.map(({ count }) => count));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
