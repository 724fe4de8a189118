import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** A program of a benchmark, running in a process of its own. */
export interface Program<Answer> {
  pid: number;
  /** What it answered when it was ready. */
  answer: Answer;
  process: ChildProcess;
  stop(): Promise<void>;
}

/** Starts a program of this folder (`floor/floor.main`), tells it its settings, and waits for its answer. */
export async function startProgram<Settings extends object, Answer>(
  path: string,
  settings: Settings,
): Promise<Program<Answer>> {
  const child = fork(join(__dirname, `${path}.js`));
  child.send(settings);
  const [answer] = (await Promise.race([once(child, "message"), failure(child, path)])) as [Answer];
  return {
    pid: child.pid as number,
    answer,
    process: child,
    async stop() {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}

async function failure(child: ChildProcess, path: string): Promise<never> {
  const [status] = (await once(child, "exit")) as [number | null];
  throw new Error(`${path} ended before it was ready, status ${status}`);
}

/** The other side: starts by the settings, answers, and ends with the process that asked. */
export function runProgram<Settings, Answer>(start: (settings: Settings) => Promise<Answer>): void {
  process.once("disconnect", () => process.exit(0));
  process.once("message", (settings: Settings) => {
    start(settings).then(
      (answer) => process.send?.(answer),
      (fault: unknown) => {
        process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`);
        process.exit(1);
      },
    );
  });
}
