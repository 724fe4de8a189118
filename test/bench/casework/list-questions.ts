import { encodeCursor } from "../../../infra/runtime/page";
import { callerOf } from "../../support/callers";
import { type CaseworkCounty, COUNTY } from "./casework-county";
import { always, type Question } from "./question";

const OFFICE = callerOf("office");
const POLICE = callerOf("public-security");
const TOWNSHIP_CODE = "450204001";
const SCHOOL = "2145020410";
const TOWNSHIP = callerOf("township", { regions: [TOWNSHIP_CODE] });
const AT_SCHOOL = callerOf("school", { regions: [TOWNSHIP_CODE], school: SCHOOL });

const AT_QUIET_SCHOOL = callerOf("school", { regions: [TOWNSHIP_CODE], school: "2145020499" });

const INBOX = `query ($unreadOnly: Boolean! = false, $after: String) {
  inbox(unreadOnly: $unreadOnly, after: $after) {
    edges { node { id desk { code title } kind text subjectKind subjectId caseId caseNumber dueOn createdOn createdAt readAt readBy } }
    pageInfo { hasNextPage endCursor } } }`;
const CASES = `query ($regionCode: RegionCode = "${COUNTY}", $states: [CaseState!], $stages: [CaseStage!],
    $townshipCode: RegionCode, $schoolId: SchoolCode, $homeCountyCode: RegionCode, $lead: String, $overdueOnly: Boolean,
    $openedFrom: Date, $after: String) {
  cases(regionCode: $regionCode, states: $states, stages: $stages, townshipCode: $townshipCode, schoolId: $schoolId,
      homeCountyCode: $homeCountyCode, lead: $lead, overdueOnly: $overdueOnly, openedFrom: $openedFrom, after: $after) {
    edges { node { id number state stage stageSince openedOn cause whereabouts className child { id } school { id }
      township { name } home { name } lead { code title } deadline { dueOn overdueDays } } }
    pageInfo { hasNextPage endCursor } } }`;
const TASKS = `query ($desk: String, $states: [TaskState!], $overdueOnly: Boolean! = false, $after: String) {
  tasks(desk: $desk, states: $states, overdueOnly: $overdueOnly, after: $after) {
    edges { node { id number kind state desk { code } caseNumber dueOn overdueDays askedOn text part { childName birthDate } } }
    pageInfo { hasNextPage endCursor } } }`;

type Sql = CaseworkCounty["sql"];

/** Inboxes of the fullest desk, and of one that has all that is the office's to see. */
export async function inboxQuestions(sql: Sql): Promise<Question[]> {
  const deep = async (condition: string): Promise<string> => {
    const [row] = await sql<{ ordinal: string }>(
      `SELECT ordinal FROM inbox_entry WHERE desk = 'office' ${condition} ORDER BY ordinal DESC
       OFFSET (SELECT count(*) / 2 FROM inbox_entry WHERE desk = 'office' ${condition}) LIMIT 1`,
    );
    return encodeCursor([String(row?.ordinal)]);
  };
  const inbox = { query: INBOX, rowsOf: ({ inbox: { edges } }: { inbox: { edges: object[] } }) => edges.length };
  const unread = { unreadOnly: true };
  return [
    { ...inbox, title: "inbox: first page", caller: OFFICE, variables: always() },
    { ...inbox, title: "inbox: page deep in", caller: OFFICE, variables: always({ after: await deep("") }) },
    { ...inbox, title: "inbox: unread, first page", caller: OFFICE, variables: always(unread) },
    {
      ...inbox,
      title: "inbox: unread, page deep in",
      caller: OFFICE,
      variables: always({ ...unread, after: await deep("AND read_at IS NULL") }),
    },
    { ...inbox, title: "inbox: a township's, unread", caller: TOWNSHIP, variables: always(unread) },
    {
      title: "inbox: count of unread",
      caller: OFFICE,
      query: "{ inboxCount }",
      variables: always(),
      rowsOf: ({ inboxCount }) => inboxCount,
    },
  ];
}

/** The list of cases, as the office, a township and a school filter it. */
export async function caseQuestions(sql: Sql): Promise<Question[]> {
  const [middle] = await sql<{ number: string }>(
    "SELECT number FROM child_case ORDER BY number DESC OFFSET 7500 LIMIT 1",
  );
  const [earliest] = await sql<{ number: string }>("SELECT number FROM child_case ORDER BY number OFFSET 50 LIMIT 1");
  const list = { query: CASES, rowsOf: ({ cases: { edges } }: { cases: { edges: object[] } }) => edges.length };
  const office = (title: string, variables: object): Question => ({
    ...list,
    title: `cases: ${title}`,
    caller: OFFICE,
    variables: always({ ...variables }),
  });
  return [
    office("first page", {}),
    office("open, page deep in", { states: ["OPEN"], after: encodeCursor([String(middle?.number)]) }),
    office("open, last page", { states: ["OPEN"], after: encodeCursor([String(earliest?.number)]) }),
    office("open and overdue", { states: ["OPEN"], overdueOnly: true }),
    office("at a rare stage", { states: ["OPEN"], stages: ["ENFORCEMENT"], overdueOnly: true }),
    office("of a township", { townshipCode: TOWNSHIP_CODE, states: ["OPEN"] }),
    office("of a school", { schoolId: SCHOOL }),
    office("led by a desk", { lead: `school:${SCHOOL}` }),
    office("of another home county", { homeCountyCode: "451321", states: ["OPEN"] }),
    office("watched since a day", { states: ["WATCHED"], openedFrom: "2018-06-01" }),
    { ...list, title: "cases: a township's", caller: TOWNSHIP, variables: always({ states: ["OPEN"] }) },
    { ...list, title: "cases: a school's", caller: AT_SCHOOL, variables: always() },
    { ...list, title: "cases: a school's without any", caller: AT_QUIET_SCHOOL, variables: always() },
  ];
}

/** The lists of tasks of a desk that has ten thousand, of a school, and of all that the office sees. */
export async function taskQuestions(sql: Sql): Promise<Question[]> {
  const [middle] = await sql<{ key: [string, string] }>(
    `SELECT json_build_array(due_on, id) AS key FROM task WHERE desk = 'public-security' ORDER BY due_on, id OFFSET 5000 LIMIT 1`,
  );
  const list = { query: TASKS, rowsOf: ({ tasks: { edges } }: { tasks: { edges: object[] } }) => edges.length };
  const unfinished = { states: ["ASKED", "ACCEPTED"] };
  return [
    { ...list, title: "tasks: a desk's", caller: POLICE, variables: always() },
    { ...list, title: "tasks: a desk's, unfinished", caller: POLICE, variables: always(unfinished) },
    { ...list, title: "tasks: a desk's, overdue", caller: POLICE, variables: always({ overdueOnly: true }) },
    {
      ...list,
      title: "tasks: a desk's, page deep in",
      caller: POLICE,
      variables: always({ after: encodeCursor(middle?.key ?? []) }),
    },
    { ...list, title: "tasks: a school's", caller: AT_SCHOOL, variables: always(unfinished) },
    { ...list, title: "tasks: a school's without cases", caller: AT_QUIET_SCHOOL, variables: always(unfinished) },
    { ...list, title: "tasks: a township's", caller: TOWNSHIP, variables: always(unfinished) },
    { ...list, title: "tasks: the office's, overdue", caller: OFFICE, variables: always({ overdueOnly: true }) },
    { ...list, title: "tasks: the office's, returned", caller: OFFICE, variables: always({ states: ["RETURNED"] }) },
    {
      ...list,
      title: "tasks: the office's, of a desk",
      caller: OFFICE,
      variables: always({ desk: "health", ...unfinished }),
    },
  ];
}
