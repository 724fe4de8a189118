import { ConfigError } from "./config";

interface RunningService {
  url: string;
  close(): Promise<void>;
}

/**
 * Runs a service as a process: starts it, tells a parent over the IPC channel where it listens, and closes it on
 * SIGTERM, SIGINT or the parent's end. A service that cannot start says why in one line a fault and exits with 1.
 */
export async function runService(name: string, start: () => Promise<RunningService>): Promise<void> {
  const hasParent = process.connected;
  try {
    const service = await start();
    // A parent that ended in the meantime left nobody to serve.
    if (hasParent && !process.connected) process.exit(0);
    process.send?.({ type: "listening", url: service.url });
    const stop = once(async () => {
      await service.close();
      process.exit(0);
    });
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
    process.on("disconnect", () => void stop());
  } catch (fault) {
    for (const line of describeStartFault(fault)) process.stderr.write(`${name}: ${line}\n`);
    process.exit(1);
  }
}

/** What to tell the operator about a failed start, a line a fault. */
export function describeStartFault(fault: unknown): readonly string[] {
  if (fault instanceof ConfigError) return fault.faults;
  const { code, message } = fault as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return [`the port is taken by another program (${message}); choose another`];
  return [message];
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= action());
}
