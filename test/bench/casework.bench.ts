import { loadavg } from "node:os";
import { agendaQuestions } from "./casework/agenda-questions";
import { type CaseworkCounty, startCaseworkCounty } from "./casework/casework-county";
import { printMeasured } from "./casework/casework-table";
import { figureQuestions } from "./casework/figure-questions";
import { caseQuestions, inboxQuestions, taskQuestions } from "./casework/list-questions";
import { askOnce, measureAll } from "./casework/measure-questions";
import type { Question } from "./casework/question";

const FOOT = `
statements: of one request, without the brackets of its transaction; tables: that they name; most on one table: statements
that begin at the same one. A drawing has one for each table that it draws from; the rest locks the meeting, before and after
departments would be read, keeps its history and reads it back. A page of subjects reads the items, then what stands behind all
of them. Rows: of the answer; of drawings, the subjects that were found; of figures, the cases that were counted.
An agenda is drawn up here by a gateway that says at once that it answers nothing, so that what departments would have told
is among its outages: reading them is not in these figures.`;

/** Tries of a drawing while nobody is at the gateway's address. */
const WITHOUT_GATEWAY = 3;

void bench();

/** What the joint meeting's pages cost with 10,000 open cases and 100,000 tasks, asked of the service as the gateway asks. */
async function bench(): Promise<void> {
  const started = performance.now();
  const county = await startCaseworkCounty();
  try {
    await tellSize(county, (performance.now() - started) / 1000);
    const agenda = await agendaQuestions(county);
    const questions = [
      ...agenda,
      ...(await inboxQuestions(county.sql)),
      ...figureQuestions(),
      ...(await caseQuestions(county.sql)),
      ...(await taskQuestions(county.sql)),
    ];
    tellLoad("before");
    printMeasured(await measureAll(county, questions));
    tellLoad("after");
    tell(FOOT);
    await tellOfNoGateway(county, agenda[0] as Question);
  } finally {
    await county.stop();
  }
}

/** An office that finds nobody at the gateway's address tries again before it gives up; that is no work of the database. */
async function tellOfNoGateway(county: CaseworkCounty, drawing: Question): Promise<void> {
  await county.endGateway();
  const times: number[] = [];
  for (let round = 0; round < WITHOUT_GATEWAY; round += 1) times.push((await askOnce(county, drawing)).milliseconds);
  tell(
    `With nobody at its address the office tries three times: ${times.map((time) => time.toFixed(0)).join(", ")} ms.`,
  );
}

async function tellSize({ sql }: CaseworkCounty, seconds: number): Promise<void> {
  const [size] = await sql<Record<string, number>>(`
    SELECT (SELECT count(*)::int FROM child_case WHERE state = 'OPEN') AS open, (SELECT count(*)::int FROM child_case) AS cases,
      (SELECT count(*)::int FROM task) AS tasks, (SELECT count(*)::int FROM inbox_entry) AS notices,
      (SELECT count(*)::int FROM case_step) AS steps, (SELECT count(*)::int FROM deadline) AS deadlines,
      (SELECT count(*)::int FROM deadline_act) AS acts, (SELECT count(*)::int FROM finding) AS findings,
      pg_database_size(current_database()) / 1000000 AS megabytes`);
  tell(`${JSON.stringify(size)}, made in ${seconds.toFixed(0)} s`);
}

const tellLoad = (when: string): void =>
  tell(
    `load of the machine ${when}: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(", ")} (1, 5, 15 minutes)`,
  );

const tell = (line: string): void => void process.stdout.write(`${line}\n`);
