import type { SweepStatus } from "./follow-sweep";
import { createTerminalBar } from "../terminal-bar";

/** A bar of a sweep's progress. */
export interface SweepBar {
  onProgress: (status: SweepStatus) => void;
  end(): void;
}

/** Draws on a terminal; into a file or a pipe it draws nothing. */
export function createSweepBar(output: NodeJS.WriteStream): SweepBar {
  if (!output.isTTY) return { onProgress: () => undefined, end: () => undefined };
  const bar = createTerminalBar(output, "{bar} {percentage} %  {value} / {total} children 名儿童  {rest}");
  let isStarted = false;
  return {
    onProgress: ({ done, total, etaSeconds }) => {
      if (total === null) return;
      const rest = etaSeconds === null ? "" : `${etaSeconds} s`;
      if (!isStarted) bar.start(total, done, { rest });
      isStarted = true;
      bar.update(done, { rest });
    },
    end: () => {
      if (isStarted) bar.stop();
    },
  };
}
