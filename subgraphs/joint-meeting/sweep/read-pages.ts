import { examinePage } from "./examine-page";
import { keepMissingPage, keepPage } from "./keep-page";
import { readPageAnswer } from "./page-answer";
import { type Question, type Reading, readLastTime, readPatiently } from "./read-patiently";
import type { SweepRun } from "./sweep-run";
import type { ChildView } from "../examination/child-view";

/** A record on a page, and the id of the child that it is of. */
export interface PageRecord {
  id: string;
  canonicalId: string;
}

type Views = ReadonlyMap<string, ChildView>;
type Read = (run: SweepRun, question: Question<Views>) => Promise<Reading<Views>>;

/** Pages read at the same time: one is being joined by the departments while another is compared and a third written. */
const IN_FLIGHT = 3;

/**
 * Reads and examines the pages of a sweep that are not done. What is missing after all is asked for once more at the end.
 * @returns whether all pages are done.
 */
export async function readPages(run: SweepRun): Promise<boolean> {
  await readEach(run, await findOpenPages(run), readPatiently);
  const missing = await findOpenPages(run);
  await readEach(run, missing, readLastTime);
  return (await findOpenPages(run)).length === 0;
}

async function findOpenPages({ database, sweepId }: SweepRun): Promise<number[]> {
  const pages = await database.query<{ number: number }[]>(
    "SELECT number FROM sweep_page WHERE sweep_id = $1 AND state <> 'DONE' ORDER BY number",
    [sweepId],
  );
  return pages.map(({ number }) => number);
}

/** When one fails for a reason of our own, the others stop as well, and only then the fault is passed on. */
async function readEach(run: SweepRun, pages: number[], read: Read): Promise<void> {
  const waiting = [...pages];
  const failing = new AbortController();
  const signal = AbortSignal.any([run.signal, failing.signal]);
  const readers = Array.from({ length: IN_FLIGHT }, async () => {
    for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
      signal.throwIfAborted();
      await readPage({ ...run, signal }, number, read);
    }
  });
  const outcomes = await Promise.allSettled(
    readers.map((reader) =>
      reader.catch((fault: unknown) => {
        failing.abort(fault);
        throw fault;
      }),
    ),
  );
  run.signal.throwIfAborted();
  failing.signal.throwIfAborted();
  if (outcomes.some(({ status }) => status === "rejected")) throw new Error("a reader failed without saying why");
}

async function readPage(run: SweepRun, number: number, read: Read): Promise<void> {
  const records = await findRecords(run, number);
  const reading = await read(run, {
    documentId: "sweep-page",
    variables: { sweepId: run.sweepId, page: number, asOf: run.rules.asOf },
    read: (data) =>
      readPageAnswer(
        data,
        records.map(({ id }) => id),
      ),
  });
  if ("missing" in reading) return keepMissingPage(run, number, reading.missing);
  const examinations = examinePage(run, records, reading.content);
  if (examinations === null) return keepMissingPage(run, number, "joint-meeting");
  return keepPage(run, number, records.length, examinations);
}

/** The records of a page, a child's own before its aliases. */
function findRecords({ database, sweepId }: SweepRun, number: number): Promise<PageRecord[]> {
  return database.query(
    `SELECT child_id AS id, canonical_id AS "canonicalId" FROM sweep_child WHERE sweep_id = $1 AND page = $2
     ORDER BY canonical_id, child_id <> canonical_id, child_id`,
    [sweepId, number],
  );
}
