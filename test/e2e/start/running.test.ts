import { statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CountyStack } from "../../support/county-stack";
import { eventually } from "../../support/eventually";
import { isRunning } from "../../support/process-state";
import { readProcesses } from "./processes";
import { StartCommand } from "./start-command";

const PATIENCE_MS = 120_000;
const SERVICES = [
  "civil-affairs",
  "county",
  "disabled-persons",
  "education",
  "gateway",
  "identity",
  "joint-meeting",
  "letters",
  "postgres",
  "poverty-relief",
  "public-security",
];

let county: CountyStack;
let dataFolder: string;

beforeAll(async () => {
  county = await CountyStack.start();
  dataFolder = county.variables.LIANKONG_DATA_DIR;
}, PATIENCE_MS);

afterAll(async () => {
  await county.close();
});

describe("a county that is up", () => {
  it("says what runs where, who may sign in and what to try, and last that it is ready", () => {
    for (const service of SERVICES.filter((name) => name !== "county")) {
      expect(county.output).toMatch(new RegExp(`^  ${service} .*127\\.0\\.0\\.1:\\d+ +\\d+`, "m"));
    }
    expect(county.output).toContain("  office  leader  education");
    expect(county.output).toContain("npm run --silent ask -- office student-view");
    expect(county.output.trimEnd().split("\n").at(-1)).toMatch(/^ready {2}http:\/\/127\.0\.0\.1:\d+\/graphql$|is back/);
  });

  it("keeps the process id of each service, and its secrets to itself", () => {
    const processes = readProcesses(dataFolder);
    expect([...processes.keys()].toSorted()).toEqual(SERVICES);
    expect([...processes.values()].every(isRunning)).toBe(true);
    for (const file of ["secrets.json", "identity/accounts.json"])
      expect(statSync(join(dataFolder, file)).mode & 0o777).toBe(0o600);
  });

  it("prints a token and nothing else", async () => {
    const { stdout } = await county.run("dist/infra/county/token.js", "office");
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  });

  it("lists the accounts when asked for one that does not exist", async () => {
    const attempt = county.run("dist/infra/county/token.js", "nobody");
    await expect(attempt).rejects.toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/there is no account nobody/),
    });
    await expect(attempt).rejects.toMatchObject({
      stderr: expect.stringMatching(/^ {2}township-\d{9} [^]*^ {2}school-\d{10} /m),
    });
  });

  it("refuses a second start on its folder, and stays up", async () => {
    const second = new StartCommand([], county.variables);
    await expect(second.ended).resolves.toBe(1);
    expect(second.lines).toEqual([expect.stringContaining(`is running already (process ${county.pid("county")})`)]);
    expect([...readProcesses(dataFolder).keys()].toSorted()).toEqual(SERVICES);
  });

  it.each(["identity", "postgres"] as const)(
    "starts %s again when it has been killed, and says so",
    async (service) => {
      const killed = county.pid(service);
      process.kill(killed as number, "SIGKILL");
      await eventually(
        () => expect(county.output).toMatch(new RegExp(`^${service} died[^]*^${service} is back`, "m")),
        { within: PATIENCE_MS },
      );
      expect(county.pid(service)).not.toBe(killed);
    },
    PATIENCE_MS,
  );
});
