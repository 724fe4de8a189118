import { setTimeout as pause } from "node:timers/promises";

const PAUSE_MS = 200;
const PATIENCE_MS = 120_000;

/** What is read once it is as wanted, or at last when it does not become so. */
export async function eventually<Value>(
  read: () => Promise<Value>,
  isWanted: (value: Value) => boolean,
): Promise<Value> {
  for (const until = performance.now() + PATIENCE_MS; ;) {
    const value = await read();
    if (isWanted(value) || performance.now() > until) return value;
    await pause(PAUSE_MS);
  }
}
