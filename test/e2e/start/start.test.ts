import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { findFreePorts } from "../../../infra/postgres/free-port";
import { startHttpServer } from "../../../infra/runtime/http-server";
import { projectPath } from "../../../infra/runtime/project-path";
import { buildProject } from "../../support/built-project";
import { isRunning } from "../../support/process-state";
import { readProcesses } from "./processes";
import { StartCommand } from "./start-command";

const PATIENCE_MS = 300_000;
const XINGBIN = ["--county", projectPath("infra", "demo", "xingbin-2018")];

let root: string;
let folder: string;
let variables: Record<string, string>;

beforeEach(async () => {
  await buildProject();
  root = mkdtempSync(join(tmpdir(), "liankong-start-"));
  folder = join(root, "data");
  const [port, exchangePort] = await findFreePorts(2);
  variables = {
    LIANKONG_DATA_DIR: folder,
    LIANKONG_PORT: String(port),
    LIANKONG_EXCHANGE_PORT: String(exchangePort),
  };
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe("npm start", () => {
  it(
    "begins anew where a first start was cut off, recovers from a kill, and ends without a trace",
    async () => {
      const cutOff = new StartCommand(XINGBIN, variables);
      await cutOff.line("Loading the rosters of 兴宾区");
      expect(await cutOff.stop("SIGKILL")).toBe("SIGKILL");

      const first = new StartCommand(XINGBIN, variables);
      await first.line("ready  ");
      expect(first.lines).toContain("Loading the rosters of 兴宾区 …");
      const killed = readProcesses(folder);
      expect(await first.stop("SIGKILL")).toBe("SIGKILL");

      const second = new StartCommand([], variables);
      await second.line("ready  ");
      expect(second.lines.join("\n")).toContain("兴宾区 (451302)");
      expect(second.lines.join("\n")).not.toContain("Loading");
      expect([...killed.values()].filter(isRunning)).toEqual([]);

      const running = readProcesses(folder);
      expect(await second.stop("SIGTERM")).toBe(0);
      expect([...running.values()].filter(isRunning)).toEqual([]);
      expect(readProcesses(folder).size).toBe(0);

      const foreign = new StartCommand(["--county", projectPath("infra", "demo", "liunan-2018")], variables);
      await expect(foreign.ended).resolves.toBe(1);
      expect(foreign.lines).toEqual([
        expect.stringMatching(/holds 兴宾区, .*choose another folder by LIANKONG_DATA_DIR/),
      ]);
    },
    PATIENCE_MS,
  );

  it.each<[string, Record<string, string>, string[], RegExp]>([
    ["a wrong port", { LIANKONG_PORT: "seven" }, [], /^county: LIANKONG_PORT: /],
    ["production", { LIANKONG_MODE: "production" }, [], /^county: LIANKONG_MODE: /],
    ["a county that is not there", {}, ["--county", "/nowhere"], /^county: \/nowhere is not there/],
    ["an unknown argument", {}, ["--country", "x"], /^county: .*usage: npm start/],
    [
      "a disk that is missing",
      { LIANKONG_DATA_DIR: "/dev/null/data" },
      [],
      /^county: the data folder .* cannot be used/,
    ],
  ])("says in one line what is wrong and leaves nothing: %s", async (_case, faulty, args, message) => {
    await expectRefusal(new StartCommand(args, { ...variables, ...faulty }), message);
  });

  it.each(["LIANKONG_PORT", "LIANKONG_EXCHANGE_PORT"])(
    "says in one line that %s is taken, and leaves nothing",
    async (name) => {
      const other = await startHttpServer((_request, response) => void response.end(), { host: "127.0.0.1", port: 0 });
      const start = new StartCommand([], { ...variables, [name]: String(other.port) });
      await expectRefusal(
        start,
        new RegExp(`^county: port ${other.port} is taken by another program; choose another by ${name}$`),
      );
      await other.close();
    },
  );

  it("touches no folder that holds something else", async () => {
    writeFileSync(join(root, "thesis.docx"), "");
    const start = new StartCommand([], { ...variables, LIANKONG_DATA_DIR: root });
    await expectRefusal(start, /holds other files and is not a county's data folder/);
  });
});

async function expectRefusal(start: StartCommand, message: RegExp): Promise<void> {
  expect(await start.ended).toBe(1);
  expect(start.lines).toEqual([expect.stringMatching(message)]);
  expect(existsSync(folder)).toBe(false);
}
