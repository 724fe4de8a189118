import fs from "node:fs";
import { jest } from "@jest/globals";

const STANDARD_OUTPUT = 1;

type Written = (fault: Error | null, bytes: number) => void;

/**
 * What this process writes to standard output, its logs among it, while an action runs. Pino writes to the descriptor
 * itself, and through `process.stdout` where a test runner has put another in its place.
 */
export async function outputDuring(action: () => Promise<unknown>): Promise<string> {
  const chunks: string[] = [];
  const { write } = fs;
  const spies = [
    jest.spyOn(process.stdout, "write").mockImplementation((chunk) => chunks.push(chunk.toString()) > 0),
    jest.spyOn(fs, "write").mockImplementation((descriptor: number, data: string | Buffer, ...rest: unknown[]) => {
      if (descriptor === STANDARD_OUTPUT) {
        chunks.push(data.toString());
        process.nextTick(rest.at(-1) as Written, null, Buffer.byteLength(data));
      } else Reflect.apply(write, fs, [descriptor, data, ...rest]);
    }),
  ];
  try {
    await action();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return chunks.join("");
}
