import type { Actors } from "./case-acts";

interface Meeting {
  id: string;
  version: number;
  number: string;
}

interface Item {
  id: string;
  kind: string;
  decisions: object[];
  noted: boolean;
}

const MEETING = "__typename ... on Meeting { id version number } ... on Refusal { message }";

/** The leader convenes the regular meeting of a quarter (例会). */
export function convene(actors: Actors, quarter: string, on: string): Promise<Meeting> {
  return actors("leader").ask(
    `mutation ($quarter: Quarter!, $on: Date!) {
      conveneMeeting(kind: REGULAR, quarter: $quarter, on: $on, place: "区政府第一会议室", chair: "分管副区长") { ${MEETING} }
    }`,
    { quarter, on },
  );
}

/** The meeting as it is now. */
function read(actors: Actors, id: string): Promise<Meeting & { items: Item[]; members: { desk: { code: string } }[] }> {
  return actors("office").ask(
    `query ($id: ID!) {
      meeting(id: $id) {
        id version number items { id kind noted decisions { text } } members { desk { code } }
      }
    }`,
    { id },
    { purpose: "MEETING" },
  );
}

/**
 * Holds a meeting: the office draws its agenda up, every member comes, what is overdue becomes a decision with an owner, the
 * rest is noted, and the minutes are issued. Returns how many items it had and how many decisions it took.
 */
export async function hold(actors: Actors, id: string, dueOn: string): Promise<{ items: number; decisions: number }> {
  const office = actors("office");
  const act = async (
    field: string,
    more = "",
    variables: Record<string, unknown> = {},
    declared = "",
  ): Promise<void> => {
    const { version } = await read(actors, id);
    await office.ask(
      `mutation ($meetingId: ID!, $version: Int!${declared}) {
        ${field}(meetingId: $meetingId, version: $version${more}) { ${MEETING} }
      }`,
      { meetingId: id, version, ...variables },
    );
  };
  await act("drawUpAgenda");
  await act("beginMeeting");
  const { members, items } = await read(actors, id);
  const attendance = members.map(({ desk }) => ({ desk: desk.code, attended: true, attendee: "单位负责人" }));
  await act("recordAttendance", ", attendance: $attendance", { attendance }, ", $attendance: [AttendanceInput!]!");
  let decisions = 0;
  for (const item of items) {
    if (item.kind === "OVERDUE_TASKS") decisions += await decide(actors, id, item, dueOn);
    else await note(actors, id, item);
  }
  await act("endMeeting");
  await act("closeMeeting");
  return { items: items.length, decisions };
}

async function decide(actors: Actors, meetingId: string, { id }: Item, dueOn: string): Promise<number> {
  const { version } = await read(actors, meetingId);
  await actors("office").ask(
    `mutation ($itemId: ID!, $version: Int!, $dueOn: Date!) {
      recordDecision(itemId: $itemId, version: $version, desk: "public-security", text: "逐件核实逾期任务，限期反馈。", dueOn: $dueOn) {
        __typename ... on Refusal { message }
      }
    }`,
    { itemId: id, version, dueOn },
  );
  return 1;
}

async function note(actors: Actors, meetingId: string, { id }: Item): Promise<void> {
  const { version } = await read(actors, meetingId);
  await actors("office").ask(
    `mutation ($itemId: ID!, $version: Int!) {
      noteAgendaItem(itemId: $itemId, version: $version, note: "会议知悉，由办公室督办。") { __typename ... on Refusal { message } }
    }`,
    { itemId: id, version },
  );
}
