import { PassThrough } from "node:stream";
import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { createTerminalBar } from "./terminal-bar";

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";

describe("a bar on a terminal", () => {
  afterEach(() => void jest.restoreAllMocks());

  it("gives the cursor back when the command is interrupted, which then ends as it would have", () => {
    const kill = jest.spyOn(process, "kill").mockReturnValue(true);
    const before = process.listenerCount("SIGINT");
    const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
    const bar = createTerminalBar(terminal as unknown as NodeJS.WriteStream, "{bar}");
    bar.start(10, 0);
    process.emit("SIGINT", "SIGINT");
    const drawn = String(terminal.read());
    expect(drawn.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(drawn.lastIndexOf(HIDE_CURSOR));
    expect(kill).toHaveBeenCalledWith(process.pid, "SIGINT");
    expect(process.listenerCount("SIGINT")).toBe(before);
  });
});
