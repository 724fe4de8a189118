import { loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import type { AnsweringRegisters } from "./answering-registers";
import type { LettersStack } from "./letters-stack";
import { writeLetters, writeSteadily } from "./write-letters";

/** Processor time a letter, by process; milliseconds. */
export type CpuTimes = Record<"sender" | "its PostgreSQL" | "receiver" | "its PostgreSQL ", number>;

/** What the sending of letters was measured at. Times are milliseconds. */
export interface MeasuredExchange {
  title: string;
  letters: number;
  /** From the first try to the last receipt. */
  perSecond: number;
  /** From the outbox to the receipt; where all were in the outbox before, from then. */
  median: number;
  p95: number;
  cpu: CpuTimes;
  /** For how long statements of transactions were under way, a letter, and those of the evidence log among them. */
  inSql: Record<"sender" | "receiver", { all: number; evidence: number }>;
  /** Load of the machine in the minute before, at the beginning and at the end. */
  load: [number, number];
  /** What follows: the children are looked for, and cases told. */
  afterwards: { seconds: number; cpu: CpuTimes };
}

export interface Pair {
  sender: LettersStack;
  receiver: LettersStack;
  registers: AnsweringRegisters;
}

interface Backlog {
  title: string;
  letters: number;
  /** Whether the evidence log is kept; default true. */
  withEvidence?: boolean;
  /** Whether children are looked for and cases told meanwhile, by registers that answer at once; default only afterwards. */
  withRegisters?: boolean;
}

const LOOK_EVERY_MS = 250;
/** So slow that what waits for the registers uses no processor time to speak of. */
const SLOW_MS = 3000;

/** Sends a backlog: all the letters are in the outbox before the first is sent. */
export async function measureBacklog(pair: Pair, backlog: Backlog): Promise<MeasuredExchange> {
  const { title, letters, withEvidence = true, withRegisters = false } = backlog;
  const { sender, receiver, registers } = pair;
  await sender.sql(HOLD);
  await writeLetters(sender, receiver.countyCode, letters);
  await settled(pair);
  for (const { sql } of [sender, receiver]) await sql("VACUUM ANALYZE");
  if (!withRegisters) registers.answerAfter(SLOW_MS);
  return measure(pair, title, withEvidence, async () => {
    await sender.sql(RELEASE);
    return letters;
  });
}

/** Sends what is written at a steady pace: what one letter takes when none has to wait for a backlog. */
export async function measurePace(pair: Pair, perSecond: number, seconds: number): Promise<MeasuredExchange> {
  const { sender, receiver } = pair;
  const write = () => writeSteadily(sender, receiver.countyCode, { perSecond, seconds });
  return measure(pair, `${perSecond} a second, written meanwhile`, true, write);
}

async function measure(
  pair: Pair,
  title: string,
  withEvidence: boolean,
  run: () => Promise<number>,
): Promise<MeasuredExchange> {
  const { sender, receiver, registers } = pair;
  for (const stack of [sender, receiver]) await stack.begin(withEvidence);
  const load = loadavg()[0] ?? 0;
  const before = cpuTimes(pair);
  const [{ now: since } = { now: new Date() }] = await sender.sql<{ now: Date }>("SELECT clock_timestamp() AS now");
  const letters = await run();
  while (await isAny(sender, UNSENT)) await pause(LOOK_EVERY_MS);
  const sent = { at: performance.now(), cpu: cpuTimes(pair), load: loadavg()[0] ?? 0 };
  const [times] = await sender.sql<Times>(TIMES, [since]);
  if (times?.letters !== letters) throw new Error(`of ${letters} letters these have receipts: ${times?.letters}`);
  const inSql = { sender: await inSqlOf(sender, letters), receiver: await inSqlOf(receiver, letters) };
  registers.answerAfter(0);
  await settled(pair);
  return {
    title,
    letters,
    perSecond: letters / times.seconds,
    median: times.median,
    p95: times.p95,
    cpu: between(before, sent.cpu, letters),
    inSql,
    load: [load, sent.load],
    afterwards: {
      seconds: (performance.now() - sent.at) / 1000,
      cpu: between(sent.cpu, cpuTimes(pair), letters),
    },
  };
}

function cpuTimes({ sender, receiver }: Pair): CpuTimes {
  const [sending, receiving] = [sender.cpuTimes(), receiver.cpuTimes()];
  return {
    sender: sending.service,
    "its PostgreSQL": sending.postgres,
    receiver: receiving.service,
    "its PostgreSQL ": receiving.postgres,
  };
}

const between = (before: CpuTimes, after: CpuTimes, letters: number): CpuTimes =>
  Object.fromEntries(
    Object.entries(after).map(([name, time]) => [name, (time - before[name as keyof CpuTimes]) / letters]),
  ) as CpuTimes;

async function inSqlOf(stack: LettersStack, letters: number): Promise<MeasuredExchange["inSql"]["sender"]> {
  const { all, evidence } = await stack.accounts();
  return { all: all.milliseconds / letters, evidence: evidence.milliseconds / letters };
}

/** Waits until nobody looks for a child or tells of a letter any more. */
async function settled({ sender, receiver }: Pair): Promise<void> {
  while ((await isAny(receiver, UNMATCHED)) || (await isAny(receiver, UNTOLD)) || (await isAny(sender, UNTOLD)))
    await pause(LOOK_EVERY_MS);
}

async function isAny({ sql }: LettersStack, condition: string): Promise<boolean> {
  const [row] = await sql<{ any: boolean }>(`SELECT EXISTS (SELECT FROM ${condition}) AS any`);
  return row?.any === true;
}

const UNSENT = "outbox_message WHERE state = 'WAITING'";
const UNMATCHED = "letter_match WHERE next_try_at IS NOT NULL";
const UNTOLD = "case_event WHERE state = 'WAITING'";

interface Times {
  letters: number;
  seconds: number;
  median: number;
  p95: number;
}

/** Of what was sent since $1; in a backlog a letter waits for those before it. */
const TIMES = `
  SELECT count(*)::int AS letters, extract(epoch FROM max(delivered_at) - min(waiting_since))::float AS seconds,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY took)::float AS median,
    percentile_cont(0.95) WITHIN GROUP (ORDER BY took)::float AS p95
  FROM (
    SELECT delivered_at, waiting_since, extract(epoch FROM delivered_at - greatest(created_at, $1)) * 1000 AS took
    FROM outbox_message WHERE state = 'DELIVERED' AND waiting_since >= $1
  ) sent`;

/** Letters that are written from now on wait until they are let go. */
const HOLD = `
  CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN NEW.next_try_at := 'infinity'; RETURN NEW; END $$;
  CREATE TRIGGER held BEFORE INSERT ON outbox_message FOR EACH ROW EXECUTE FUNCTION hold()`;
const RELEASE = `
  DROP FUNCTION hold CASCADE;
  UPDATE outbox_message SET next_try_at = '-infinity' WHERE state = 'WAITING'`;
