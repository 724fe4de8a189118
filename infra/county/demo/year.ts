import { moveCountyDate } from "../county-date";
import type { DataFolder } from "../data-folder";
import { CountyFault } from "../county-fault";
import {
  type Actors,
  comeBack,
  findChild,
  openCases,
  type PlayedChild,
  recordDropout,
  takeStep,
  visit,
} from "./case-acts";
import { type CaseEvent, planYear } from "./case-plan";
import { eventually } from "./eventually";
import { readFigures, type YearFigures } from "./figures";
import { convene, hold } from "./meeting-acts";
import { callToTalks, holdParentMeeting, holdTalks, putRight, signStatements } from "./oversight-acts";
import { payWhatIsDue } from "./subsidy-acts";
import { askDepartments, workTasks } from "./task-acts";
import { FIRST_DAY, LAST_DAY, type LedgerChild } from "./year-rosters";

interface Year {
  actors: Actors;
  folder: DataFolder;
  regionCode: string;
  ledger: readonly LedgerChild[];
  /** Takes a line for the person at the keyboard. */
  tell: (line: string) => void;
}

/** Departments that work off their tasks whenever the year comes to a day. */
const PROMPT = ["civil-affairs", "poverty-relief", "disabled-persons", "health", "justice", "human-resources"];
/** Public security is behind until the meeting of the second quarter has looked at it. */
const LATE = { account: "public-security", from: "2018-06-25" };

const MEETINGS = [
  { quarter: "2018-Q2", convened: "2018-06-15", on: "2018-06-22" },
  { quarter: "2018-Q3", convened: "2018-09-14", on: "2018-09-21" },
  { quarter: "2018-Q4", convened: "2018-12-14", on: "2018-12-21" },
];
const TALKS = { called: "2018-05-31", held: "2018-06-05", dueOn: "2018-06-29", putRight: "2018-06-27" };
const STATEMENTS = [
  { on: FIRST_DAY, schoolYear: "2017-2018" },
  { on: "2018-09-03", schoolYear: "2018-2019" },
];
const PARENTS = { schoolId: "3145020423", days: ["2018-06-08", "2018-09-07", "2018-10-19"] };
const SUBSIDIES = { on: "2018-06-11", most: 5 };

/** Everything of the year beside the children's own cases, by day. */
type CountyEvent = (day: string) => Promise<void>;

/** Plays the year day by day, each department under its own account. Returns what came of it. */
export async function playYear(year: Year): Promise<YearFigures> {
  const { actors, folder, regionCode, ledger, tell } = year;
  const events = Map.groupBy(planYear(ledger), ({ event }) => event.day);
  const county = countyEvents(year);
  const days = [...new Set([...events.keys(), ...county.keys(), LAST_DAY])].filter((day) => day <= LAST_DAY).toSorted();
  const children = new Map<string, PlayedChild>();
  for (const day of days) {
    await goTo(actors, folder, day);
    for (const happen of county.get(day) ?? []) await happen(day);
    const today = events.get(day) ?? [];
    for (const { child, event } of today.filter(({ event: { act } }) => act === "FIND")) {
      const found = await findChild(actors, regionCode, child);
      children.set(child.idNumber, found);
      await recordDropout(actors, found, event.day);
    }
    if (today.some(({ event }) => event.act === "FIND")) await openCases(actors, regionCode);
    for (const { child, event } of today) await play(actors, get(children, child), event);
    for (const account of PROMPT) await workTasks(actors, account);
    if (day >= LATE.from) await workTasks(actors, LATE.account);
    if (today.length > 0) tell(`${day}  ${summarise(today.map(({ event }) => event))}`);
  }
  return readFigures(actors, regionCode, "2018-01-01", LAST_DAY);
}

/** Moves the county on, and waits until it has done its rounds of reminders and watches up to that day. */
async function goTo(actors: Actors, folder: DataFolder, day: string): Promise<void> {
  moveCountyDate(folder, day);
  const done = await eventually(
    () => actors("office").ask<string | null>("{ lastCaseworkRound }"),
    (last) => last !== null && last >= day,
  );
  if (done === null || done < day) throw new CountyFault(`the round of ${day} was not done`);
}

function countyEvents({ actors, regionCode, tell }: Year): Map<string, CountyEvent[]> {
  const planned = new Map<string, CountyEvent[]>();
  const on = (day: string, event: CountyEvent): void => void planned.set(day, [...(planned.get(day) ?? []), event]);
  for (const { on: day, schoolYear } of STATEMENTS)
    on(day, async () => tell(`${day}  ${await signStatements(actors, schoolYear)} statements signed (责任状)`));
  let talks: Awaited<ReturnType<typeof callToTalks>> = [];
  on(TALKS.called, async (day) => {
    talks = await callToTalks(actors, FIRST_DAY, day, TALKS.held);
    tell(`${day}  ${talks.length} schools called to a talk (约谈)`);
  });
  on(TALKS.held, async () => void (talks = await holdTalks(actors, talks, TALKS.dueOn)));
  on(TALKS.putRight, async (day) => {
    await putRight(actors, talks);
    tell(`${day}  ${talks.length} rectifications accepted (整改验收)`);
  });
  for (const day of PARENTS.days) on(day, () => holdParentMeeting(actors, PARENTS.schoolId, day));
  on(SUBSIDIES.on, async (day) => {
    const paid = await payWhatIsDue(actors, regionCode, SUBSIDIES.most, day);
    tell(`${day}  ${paid} subsidies applied for, decided and paid (资助)`);
  });
  for (const { quarter, convened, on: day } of MEETINGS) {
    let id = "";
    on(convened, async () => void ({ id } = await convene(actors, quarter, day)));
    on(day, async () => {
      const { items, decisions } = await hold(actors, id, LAST_DAY);
      tell(`${day}  joint meeting of ${quarter} (联席会议): ${items} items, ${decisions} decisions`);
    });
  }
  return planned;
}

async function play(actors: Actors, child: PlayedChild, event: CaseEvent): Promise<void> {
  const { act, day } = event;
  if (act === "VISIT") await visit(actors, child, event.line, day);
  if (act === "STEP") await takeStep(actors, child, event.kind, day);
  if (act === "ASK") await askDepartments(actors, child);
  if (act === "COME_BACK") await comeBack(actors, child, day);
}

function get(children: ReadonlyMap<string, PlayedChild>, { idNumber }: LedgerChild): PlayedChild {
  const found = children.get(idNumber);
  if (found === undefined) throw new Error("a child is played before it is found");
  return found;
}

const WORDS: Readonly<Record<CaseEvent["act"], string>> = {
  FIND: "found",
  VISIT: "visits",
  STEP: "steps",
  ASK: "cases put to departments",
  COME_BACK: "back at school",
};

function summarise(events: readonly CaseEvent[]): string {
  const counts = Map.groupBy(events, ({ act }) => act);
  return [...counts].map(([act, of]) => `${of.length} ${WORDS[act]}`).join(", ");
}
