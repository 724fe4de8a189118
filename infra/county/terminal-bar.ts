import { SingleBar } from "cli-progress";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** A bar that gives the terminal back with its cursor, also when the command is interrupted. */
export function createTerminalBar(output: NodeJS.WriteStream, format: string): SingleBar {
  const bar = new SingleBar({
    stream: output,
    format,
    clearOnComplete: true,
    hideCursor: true,
    barCompleteChar: "█",
    barIncompleteChar: "░",
  });
  const interrupt = (signal: NodeJS.Signals) => {
    // Takes this listener off, so that the signal ends the command as it would have.
    bar.stop();
    process.kill(process.pid, signal);
  };
  bar.on("start", () => {
    for (const signal of SIGNALS) process.on(signal, interrupt);
  });
  bar.on("stop", () => {
    for (const signal of SIGNALS) process.off(signal, interrupt);
  });
  return bar;
}
