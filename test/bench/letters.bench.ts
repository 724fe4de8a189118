import { startAnsweringRegisters } from "./letters/answering-registers";
import { FILLED, fillLetters } from "./letters/filled-letters";
import { printExchanges, printFilled, printWire, sumOf } from "./letters/letters-table";
import { startLettersStack } from "./letters/letters-stack";
import { type MeasuredExchange, measureBacklog, measurePace, type Pair } from "./letters/measure-exchange";
import { measureQuestions, measureRounds } from "./letters/measure-filled";
import { measureWire } from "./letters/wire-parts";
import { ENCLOSED_EVERY, introduce } from "./letters/write-letters";

const LETTERS = 2000;
const WARM_UP = 500;
const PACE = { perSecond: 20, seconds: 20 };

const FOOT = `
Letters about one child, one in ${ENCLOSED_EVERY} with an enclosure of 60 KB, between two letters' services with a database server each, over plain HTTP.
A backlog: all are signed and in the outbox, then let go; a second counts from the first try to the last receipt, and the time of
one is mostly its waiting for those before it. CPU: sender, its PostgreSQL, receiver, its PostgreSQL. Afterwards: looking for the
children and telling cases, by registers that answer at once; only in "registers meanwhile" and at a pace it goes on at the same time;
at a pace the CPU of the sender's PostgreSQL is also that of drawing up and signing.
In SQL: for how long statements of transactions were under way, sender and receiver, waits for locks among them. Without evidence: the
statement that appends to the log is left out at both; what then is not done is its share.`;

void bench();

/** What the way of a letter from outbox to receipt costs, the evidence log's share of it, and a county with very many letters. */
async function bench(): Promise<void> {
  await using making = new AsyncDisposableStack();
  const registers = making.adopt(await startAnsweringRegisters(), (started) => started.close());
  const sender = making.adopt(await startLettersStack("450204", registers.url), (started) => started.stop());
  const receiver = making.adopt(await startLettersStack("451302", registers.url), (started) => started.stop());
  const pair = { sender, receiver, registers };
  await introduce(sender, receiver);
  printWire(await measureWire());
  await measureBacklog(pair, { title: "warm-up", letters: WARM_UP });
  printExchanges(await measureExchanges(pair));
  process.stdout.write(`${FOOT}\n`);
  await fillLetters(sender);
  process.stdout.write(`\nWith ${FILLED} letters:\n`);
  const questions = await measureQuestions(sender);
  printFilled(questions, await measureRounds(sender));
}

/** With and without evidence in turns, so that what else the machine does meets both alike. */
async function measureExchanges(pair: Pair): Promise<MeasuredExchange[]> {
  const withIt: MeasuredExchange[] = [];
  const withoutIt: MeasuredExchange[] = [];
  for (const withEvidence of [true, false, false, true]) {
    const title = withEvidence ? "backlog" : "backlog, without evidence";
    const measured = await measureBacklog(pair, { title, letters: LETTERS, withEvidence });
    (withEvidence ? withIt : withoutIt).push(measured);
  }
  const [kept, left] = [withIt, withoutIt].map((rounds) => rounds.reduce((sum, { cpu }) => sum + sumOf(cpu), 0));
  process.stdout.write(
    `\nThe evidence log takes ${(100 * (1 - (left ?? 0) / (kept ?? 1))).toFixed(0)} % of the CPU.\n`,
  );
  const meanwhile = { title: "backlog, registers meanwhile", letters: LETTERS, withRegisters: true };
  return [
    ...withIt,
    ...withoutIt,
    await measureBacklog(pair, meanwhile),
    await measurePace(pair, PACE.perSecond, PACE.seconds),
  ];
}
