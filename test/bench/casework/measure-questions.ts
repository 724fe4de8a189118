import { cpuTimeOf, cpuTimeWithChildren } from "../cpu-time";
import type { CaseworkCounty } from "./casework-county";
import type { Question } from "./question";
import type { RecordedStatement } from "./statement-recorder";
import { countByTable } from "./statement-tables";

/** What a question was measured at; milliseconds. */
export interface Measured {
  title: string;
  median: number;
  p95: number;
  /** How long statements were under way, at the median. */
  inDatabase: number;
  /** Processor time a request. */
  cpu: { postgres: number; service: number };
  statements: ReturnType<typeof countByTable>;
  rows: number;
}

const WARM_UP = 3;
const ROUNDS = 30;

interface Round {
  milliseconds: number;
  inDatabase: number;
  postgres: number;
  service: number;
  texts: string[];
  rows: number;
}

/** Asks all questions in turns, so that what else the machine does meets them alike. */
export async function measureAll(county: CaseworkCounty, questions: readonly Question[]): Promise<Measured[]> {
  const tables = await county.sql<{ name: string }>("SELECT relname AS name FROM pg_class WHERE relkind = 'r'");
  const names = new Set(tables.map(({ name }) => name));
  const rounds = new Map(questions.map((question) => [question, [] as Round[]]));
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const question of questions) {
      const measured = await askOnce(county, question);
      if (round >= 0) rounds.get(question)?.push(measured);
    }
  }
  return questions.map((question) => sumUp(question.title, rounds.get(question) ?? [], names));
}

/** One round of one question. */
export async function askOnce(county: CaseworkCounty, question: Question): Promise<Round> {
  const variables = await question.variables();
  const [postgres, service] = [cpuTimeWithChildren(county.serverPid), cpuTimeOf(county.pid)];
  const { data, milliseconds, statements } = await county.ask(question.caller, question.query, variables);
  return {
    milliseconds,
    inDatabase: underWay(statements),
    postgres: cpuTimeWithChildren(county.serverPid) - postgres,
    service: cpuTimeOf(county.pid) - service,
    texts: statements.map(({ text }) => text),
    rows: question.rowsOf(data),
  };
}

/** For how long at least one of some statements was under way. */
function underWay(statements: readonly RecordedStatement[]): number {
  let total = 0;
  let end = 0;
  for (const { from, to } of statements) {
    total += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return total;
}

function sumUp(title: string, rounds: readonly Round[], tables: ReadonlySet<string>): Measured {
  const sorted = (of: (round: Round) => number): number[] => rounds.map(of).sort((one, other) => one - other);
  const mean = (of: (round: Round) => number): number =>
    rounds.reduce((sum, round) => sum + of(round), 0) / rounds.length;
  return {
    title,
    median: quantile(
      sorted(({ milliseconds }) => milliseconds),
      0.5,
    ),
    p95: quantile(
      sorted(({ milliseconds }) => milliseconds),
      0.95,
    ),
    inDatabase: quantile(
      sorted(({ inDatabase }) => inDatabase),
      0.5,
    ),
    cpu: { postgres: mean(({ postgres }) => postgres), service: mean(({ service }) => service) },
    statements: countByTable(rounds.at(-1)?.texts ?? [], tables),
    rows: rounds.at(-1)?.rows ?? 0,
  };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
