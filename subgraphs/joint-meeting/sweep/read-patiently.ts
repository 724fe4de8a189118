import { setTimeout as pause } from "node:timers/promises";
import { ReadingFault } from "../../../infra/runtime/gateway-reading/reading-fault";
import { requireRunning, type SweepRun } from "./sweep-run";

/** A reading of a sweep: a trusted document, and how its answer is read. */
export interface Question<Content> {
  documentId: string;
  variables: Record<string, unknown>;
  /** Makes of an answer what it says, whole. What it throws is an answer that does not fit. */
  read: (data: unknown) => Content;
}

/** What a reading came to: its content, or who is missing. */
export type Reading<Content> = { content: Content } | { missing: string };

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4_000;

/** Asks until all have answered or the sweep's patience is at its end. @throws SweepStopped when the sweep is cancelled. */
export async function readPatiently<Content>(run: SweepRun, question: Question<Content>): Promise<Reading<Content>> {
  let failingSince: number | undefined;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    const fault = await readOnce(run, question);
    if (!(fault instanceof ReadingFault)) return fault;
    failingSince ??= performance.now();
    if (!fault.passing || run.patience.isAtItsEnd(fault.missing, failingSince)) return { missing: fault.missing };
    await pause(pauseMs, undefined, { signal: run.signal });
    await requireRunning(run);
  }
}

/** Asks once more for what was missing. */
export async function readLastTime<Content>(run: SweepRun, question: Question<Content>): Promise<Reading<Content>> {
  const reading = await readOnce(run, question);
  return reading instanceof ReadingFault ? { missing: reading.missing } : reading;
}

async function readOnce<Content>(
  { office, reading, patience, signal, log, sweepId }: SweepRun,
  { documentId, variables, read }: Question<Content>,
): Promise<{ content: Content } | ReadingFault> {
  try {
    const content = readAnswer(await office.ask(documentId, variables, { ...reading, signal }), read);
    patience.answered();
    return { content };
  } catch (cause) {
    signal.throwIfAborted();
    // What the office's own account may not read, or asks for wrongly, is the joint meeting's own to mend.
    const fault =
      cause instanceof ReadingFault ? cause : new ReadingFault("refused", "joint-meeting", false, { cause });
    log.warn(
      { requestId: reading.requestId, sweepId, documentId, missing: fault.missing, err: fault },
      "reading failed",
    );
    return fault;
  }
}

/** An answer that lacks something although it tells of no error is not used either, and asking again would not help. */
function readAnswer<Content>(data: unknown, read: (data: unknown) => Content): Content {
  try {
    return read(data);
  } catch (cause) {
    throw new ReadingFault("the answer does not fit", "gateway", false, { cause });
  }
}
