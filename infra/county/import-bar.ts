import type { ImportProgress } from "../rosters/import-rosters";
import { createTerminalBar } from "./terminal-bar";

/** A bar of an import's progress. */
export interface ImportBar {
  onProgress: ImportProgress;
  end(): void;
}

const BYTES_PER_MB = 1_000_000;

/** Draws on a terminal; into a file or a pipe it draws nothing. */
export function createImportBar(output: NodeJS.WriteStream): ImportBar {
  if (!output.isTTY) return { onProgress: () => undefined, end: () => undefined };
  const bar = createTerminalBar(output, "{bar} {percentage} %  {value} / {total} MB  {title}");
  const megabytes = (bytes: number) => Math.ceil(bytes / BYTES_PER_MB);
  let isStarted = false;
  return {
    onProgress: (done, total, title) => {
      if (!isStarted) bar.start(megabytes(total), 0, { title });
      isStarted = true;
      bar.update(megabytes(done), { title });
    },
    end: () => {
      if (isStarted) bar.stop();
    },
  };
}
