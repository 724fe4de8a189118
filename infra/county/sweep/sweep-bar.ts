import { SingleBar } from "cli-progress";
import type { SweepStatus } from "./follow-sweep";

/** A bar of a sweep's progress. */
export interface SweepBar {
  onProgress: (status: SweepStatus) => void;
  end(): void;
}

/** Draws on a terminal; into a file or a pipe it draws nothing. */
export function createSweepBar(output: NodeJS.WriteStream): SweepBar {
  if (!output.isTTY) return { onProgress: () => undefined, end: () => undefined };
  const bar = new SingleBar({
    stream: output,
    format: "{bar} {percentage} %  {value} / {total} children 名儿童  {rest}",
    clearOnComplete: true,
    hideCursor: true,
    barCompleteChar: "█",
    barIncompleteChar: "░",
  });
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
